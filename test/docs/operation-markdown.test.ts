/** The Markdown of each operation. */
import { expect, test } from "vitest";
import { referenceDocument } from "../../scripts/docs/openapi/reference.js";
import { samplesOf } from "../../scripts/docs/samples/samples.js";
import { operationsOf, readSpecs, resolve } from "../../scripts/openapi/specs.js";
import { operationMarkdown } from "../../website/src/lib/operation-markdown.js";
import { propertyList } from "../../website/src/lib/schema-markdown.js";
import type { RequestSummary } from "../../website/src/lib/site-data.js";

const operations = (
  await Promise.all(
    (await readSpecs()).map(async (spec) => {
      const prepared = operationsOf({ ...spec, document: referenceDocument(spec, await samplesOf(spec)) });
      return operationsOf(spec).map((found, index) => {
        const request = prepared[index]!.operation["x-request"] as RequestSummary;
        const { document } = spec;
        const text = operationMarkdown({
          ...found,
          title: spec.provider,
          document,
          request,
          page: "https://x.invalid/",
        });
        return { ...found, document, request, text, name: `${spec.provider} ${found.operation["operationId"]}` };
      });
    }),
  )
).flat();

test.each(operations)("the Markdown of $name is complete", ({ document, operation, parameters, request, text }) => {
  expect(text).toContain(request.url);
  expect(text).toContain(`- Authentication: \`${request.authentication}\``);
  expect(text).toMatch(/^- Wrong or expired credential: status [24]\d\d/m);
  for (const { name, in: place, example } of parameters) {
    expect(text).toMatch(new RegExp(`^- \`${name}\`, ${place}.*`, "m"));
    expect(text).toContain(`Example: \`${example}\`.`);
  }
  for (const [status, response] of Object.entries(operation["responses"] as object)) {
    expect(text).toContain(`### ${status}\n\n${resolve(document, response)["description"]}`);
  }
  for (const { topic } of (operation["x-doc-conflict"] ?? []) as { topic: string }[]) {
    expect(text).toContain(`### ${topic}`);
  }
  for (const { curl, typescript } of request.examples) {
    for (const source of [curl.live, curl.mock, typescript.live, typescript.mock]) {
      expect(text).toContain(source);
    }
  }
});

test.each(operations)("the Markdown of $name has no HTML and no internal references", ({ text }) => {
  const prose = text.replaceAll(/```[^]*?```/g, "").replaceAll(/`[^`\n]*`/g, "");
  expect(prose).not.toMatch(/<\/?[a-z]/i);
  expect(prose).not.toMatch(/&[a-z]+;/);
  expect(text).not.toMatch(/undefined|\[object Object\]|#\/components|x-mock/);
});

test("a schema that contains itself is listed once", () => {
  const tree = {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", enum: ["a", "b"], description: "First line.\n\nSecond." },
      children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
    },
  };
  const document = { components: { schemas: { Tree: tree } } };
  expect(propertyList(document, { $ref: "#/components/schemas/Tree" })).toEqual([
    "- `name`, required: string, one of `a`, `b`. First line.\n\n  Second.",
    "- `children`: array of object",
  ]);
});
