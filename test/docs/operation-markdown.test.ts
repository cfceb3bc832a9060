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
      const prepared = referenceDocument(spec, await samplesOf(spec));
      return operationsOf(spec).map((found, index) => {
        const shown = operationsOf({ ...spec, document: prepared })[index]!;
        const request = shown.operation["x-request"] as RequestSummary;
        const text = operationMarkdown({
          ...shown,
          title: spec.provider,
          document: prepared,
          page: "https://x.invalid/",
        });
        return {
          ...found,
          document: spec.document,
          request,
          text,
          name: `${spec.provider} ${found.operation["operationId"]}`,
        };
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

test("properties are listed with their variants, and without the notes about conflicts", () => {
  const note = '<details class="conflict"><summary>A</summary>\n\n</details>';
  const leaf = { type: "object", description: `Leaf.\n\n${note}`, properties: { id: { type: "integer" } } };
  const tree = {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", enum: ["a", "b"], description: `First line.\n\n${note}\n\nSecond.` },
      text: { description: "Own.", anyOf: [{ type: "string", description: "Own. Of the variant." }, { type: "null" }] },
      children: { type: "array", items: { anyOf: [leaf, { type: "string" }] } },
    },
  };
  expect(propertyList(tree)).toEqual([
    "- `name`, required: string, one of `a`, `b`. First line.\n\n  Second.",
    "- `text`: string or null. Own. Of the variant.",
    "- `children`: array of object or string",
    "  - variant 1: object. Leaf.",
    "    - `id`: integer",
    "  - variant 2: string",
  ]);
});
