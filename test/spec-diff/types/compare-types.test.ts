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
        message: "Callers' code no longer compiles: `RentedNumber.name` is gone (`title`, of the same type, is new)",
      }),
    ]);
  });

  it("reports the operations of a spec that no longer exists", async () => {
    const changes = await compareTypes(new Map([["lines", baseSpec()]]), new Map());

    expect(changes.map(summary)).toEqual([
      "listLines operation-removed /paths/~1lines/get",
      "addLine operation-removed /paths/~1lines/post",
      "getLine operation-removed /paths/~1lines~1{id}/get",
    ]);
  });
});

/** Returns a copy of a document with other descriptions, and so with other comments in its types. */
function withOtherWords(document: Node): Node {
  return JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === "description" && typeof value === "string" ? `${value} Again.` : value,
  ) as Node;
}
