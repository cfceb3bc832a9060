/** Each operation as a Markdown file, next to its page. */
import { readFileSync } from "node:fs";
import { operationPath, pageUrl } from "../../../../lib/base.ts";
import { data } from "../../../../lib/data.ts";
import { operationMarkdown } from "../../../../lib/operation-markdown.ts";
import type { ApiData } from "../../../../lib/site-data.ts";
import { ROOT } from "../../../../lib/sources.ts";
import { operationsOf, type Node } from "../../../../lib/spec.ts";

export function getStaticPaths() {
  return data.apis.flatMap((api) =>
    api.operations.map(({ id }) => ({ params: { api: api.id, operation: id.toLowerCase() }, props: { api, id } })),
  );
}

export function GET({ props: { api, id } }: { props: { api: ApiData; id: string } }): Response {
  const document = JSON.parse(readFileSync(`${ROOT}website/generated/openapi/${api.id}.json`, "utf8")) as Node;
  const found = operationsOf(document).find(({ operation }) => operation["operationId"] === id);
  if (found === undefined) {
    throw new Error(`${api.id} has no operation ${id}`);
  }
  const page = pageUrl(operationPath(api.id, id));
  return new Response(operationMarkdown({ ...found, title: api.title, document, page }));
}
