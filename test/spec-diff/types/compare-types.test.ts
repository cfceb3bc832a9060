import { beforeAll, describe, expect, it } from "vitest";
import { readSpecs, type Node } from "../../../scripts/openapi/specs.js";
import type { Change } from "../../../scripts/spec-diff/change.js";
import { compareTypes } from "../../../scripts/spec-diff/types/compare-types.js";
import { baseSpec, EDITS } from "./edits.js";

const summary = ({ operation, rule, pointer }: Change) => `${operation} ${rule} ${pointer}`;

describe("compareTypes", () => {
  // All edits in one program, each as a provider of its own.
  let changes: Change[] = [];
  beforeAll(async () => {
    const started = performance.now();
    const edited = EDITS.map(({ name, edit }): [string, Node] => {
      const document = baseSpec();
      edit(document);
      return [name, document];
    });
    changes = await compareTypes(new Map(EDITS.map(({ name }) => [name, baseSpec()])), new Map(edited));
    console.log(`${EDITS.length} pairs of specs in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  });

  it.each(EDITS)("reports what callers notice if $name", ({ name, changes: expected }) => {
    const found = changes.filter(({ provider }) => provider === name);
    expect(found.map(summary).sort()).toEqual([...expected].sort());
  });

  it.each([
    ["a response property is removed", "`Line.label` is gone"],
    ["a response property is renamed", "`Line.note` is gone (`remark`, of the same type, is new)"],
    ["a response property becomes optional", "`Line.id` may be absent"],
    ["a response property has another type", "`Line.id` was `number`, is now `string`"],
    ["a response array becomes a scalar", "`Page.lines` was `object[]`, is now `string`"],
    ["a closed enumeration of requests and responses gets a value", '`Line.status` may have the new value "off"'],
    ["a response gets another variant", "`Detail.route` has a new variant"],
    ["a parameter is removed", "`query parameter limit` is gone"],
    ["a required request property is added", "`NewLine.owner` is new and required"],
    ["a request enumeration loses a value", '`NewLine.kind` no longer allows "mobile"'],
    ["a path is removed", "`GET /lines/{id}` is gone"],
    ["a method changes", "`POST /lines` is now `PUT /lines` (callers of `raw`)"],
  ])("describes to callers that %s", (name, description) => {
    const messages = changes.filter(({ provider }) => provider === name).map(({ message }) => message);
    expect(messages).toContain(description);
  });

  it("reports every change as breaking", () => {
    expect(new Set(changes.map(({ effect, breaking, bump }) => `${effect} ${breaking} ${bump}`))).toEqual(
      new Set(["does-not-compile true major"]),
    );
  });
});

describe("compareTypes on the project's specs", () => {
  const renameName = (document: Node) => {
    const { properties } = document["components"].schemas.RentedNumber;
    properties.title = properties.name;
    delete properties.name;
  };

  it("reports nothing if only words change, and a renamed property once", async () => {
    const specs = await readSpecs();
    const before = new Map(specs.map(({ provider, document }) => [provider, document]));
    const after = new Map([...before].map(([provider, document]) => [provider, withOtherWords(document)]));
    const renamed = structuredClone(before.get("apifonica") as Node);
    renameName(renamed);
    before.set("renamed", before.get("apifonica") as Node);
    after.set("renamed", renamed);

    const changes = await compareTypes(before, after);

    expect(changes).toEqual([
      expect.objectContaining({
        provider: "renamed",
        operation: "listNumbers",
        pointer: "/components/schemas/RentedNumber/properties/name",
        direction: "response",
        message: "`RentedNumber.name` is gone (`title`, of the same type, is new)",
      }),
    ]);
  });

  it("names the spec whose types cannot be generated", async () => {
    const invalid = baseSpec();
    invalid["components"].schemas.Line = { $ref: "#/components/schemas/Missing" };
    const compared = compareTypes(new Map([["lines", baseSpec()]]), new Map([["lines", invalid]]));

    await expect(compared).rejects.toThrow("lines: the types of the new version cannot be generated");
  });

  it("reports the operations of a spec that no longer exists", async () => {
    const changes = await compareTypes(new Map([["lines", baseSpec()]]), new Map());

    expect(changes.map(summary)).toEqual([
      "listLines operation-removed /paths/~1lines/get",
      "addLine operation-removed /paths/~1lines/post",
      "getLine operation-removed /paths/~1lines~1{id}/get",
      "removeLine operation-removed /paths/~1lines~1{id}/delete",
    ]);
  });
});

/** Returns a copy of a document with other descriptions, and so with other comments in its types. */
function withOtherWords(document: Node): Node {
  return JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === "description" && typeof value === "string" ? `${value} Again.` : value,
  ) as Node;
}
