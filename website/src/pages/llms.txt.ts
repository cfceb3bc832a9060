/** The site for language models (https://llmstxt.org): what it is, and a list of its pages with their descriptions. */
import { getCollection } from "astro:content";
import { markdownPath, pageUrl } from "../lib/base.ts";
import { data } from "../lib/data.ts";

interface Page {
  id: string;
  data: { title: string; description?: string };
}

export async function GET(): Promise<Response> {
  const pages = ((await getCollection("docs")) as Page[]).filter(
    ({ id }) => !/^typescript\/.+\//.test(id) && id !== "404",
  );
  const listed = pages.map(({ id, data: { title, description } }) =>
    line(title, pageUrl(id === "index" ? "" : `${id}/`), description ?? ""),
  );
  const operations = data.apis.flatMap((api) =>
    api.operations.map(({ id, summary, method, path }) =>
      line(`${api.title}: ${summary}`, pageUrl(markdownPath(api.id, id)), `${method} ${path}, in Markdown`),
    ),
  );
  const specs = data.apis.map(({ id, title, summary }) =>
    line(title, pageUrl(`specs/${id}.yaml`), `${summary} (OpenAPI)`),
  );
  const text = `# number-inventory

> Typed TypeScript clients and a command for the phone numbers of Invoca, CloudLX, Apifonica and CallGear, with OpenAPI
> specs of the four APIs.

## Pages

${listed.sort().join("\n")}

## Operations

${operations.join("\n")}

## Specs

${specs.join("\n")}
`;
  return new Response(text);
}

function line(title: string, url: string, description: string): string {
  return `- [${title}](${url})${description === "" ? "" : `: ${description}`}`;
}
