/** The comparison of the APIs: every cell is one fact from the spec. */
import { expect, test } from "vitest";
import { compareApis } from "../../../scripts/docs/comparison/rows.js";
import { readSpecs, type Node, type Spec } from "../../../scripts/openapi/specs.js";

const specs = await readSpecs();

function textOf(groups: ReturnType<typeof compareApis>, row: string, provider: string): string | null | undefined {
  return groups.flatMap(({ rows }) => rows).find(({ id }) => id === row)?.cells[provider]?.text;
}

test("the facts of the four APIs are those of their specs", () => {
  const groups = compareApis(specs);
  const row = (id: string) => specs.map(({ provider }) => [provider, textOf(groups, id, provider)]);
  expect(row("credential")).toEqual([
    ["apifonica", "`Authorization`: Basic"],
    ["callgear", "member `params.access_token` of the body"],
    ["cloudlx", "`Authorization`: Bearer"],
    ["invoca", "header `Authorization`: the key alone"],
  ]);
  expect(row("maximum")).toEqual([
    ["apifonica", "20"],
    ["callgear", "10,000"],
    ["cloudlx", "200"],
    ["invoca", null],
  ]);
  expect(textOf(groups, "inBody", "callgear")).toBe("yes, JSON-RPC 2.0");
});

test("a change of a spec changes its cells, and only these", () => {
  const changed = specs.map((spec) => (spec.provider === "invoca" ? withLimit(spec, 500) : spec));
  expect(textOf(compareApis(changed), "maximum", "invoca")).toBe("500");
  expect(textOf(compareApis(changed), "maximum", "cloudlx")).toBe("200");
});

test("a row without any fact is omitted", () => {
  const rowIds = (chosen: readonly Spec[]) => compareApis(chosen).flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(rowIds(specs)).toContain("order");
  expect(rowIds(specs.filter(({ provider }) => provider === "apifonica"))).not.toContain("order");
});

test("each cell names the operation whose reference contains it", () => {
  const [first] = compareApis(specs);
  expect(first?.rows[0]?.cells["cloudlx"]).toEqual({ text: "`GET /numbers`", operation: "listNumbers" });
});

function withLimit(spec: Spec, maximum: number): Spec {
  const document = structuredClone(spec.document);
  const parameters = document["components"]["parameters"] as Record<string, Node>;
  const limit = Object.values(parameters).find(({ name }) => String(name) === "limit");
  (limit!["schema"] as unknown as { maximum: number }).maximum = maximum;
  return { ...spec, document };
}
