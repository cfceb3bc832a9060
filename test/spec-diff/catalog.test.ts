import { describe, expect, it } from "vitest";
import { compareSpecs } from "../../scripts/spec-diff/compare.js";
import { compareTypes } from "../../scripts/spec-diff/types/compare-types.js";
import { largestBump, type Change } from "../../scripts/spec-diff/change.js";
import { readCatalog, versionsOf } from "../support/spec-diff.js";

const cases = readCatalog().map((found, index) => ({ ...found, id: `case${index}`, versions: versionsOf(found) }));
const before = new Map(cases.map(({ id, versions }) => [id, versions.before]));
const after = new Map(cases.map(({ id, versions }) => [id, versions.after]));
const changes = await compareSpecs(before, after, compareTypes);
const changesOf = (id: string) => changes.filter((change) => change.provider === id);

/** Returns the part of a change that a case states. */
function verdictOf(found: (typeof cases)[number], change: Change | undefined) {
  const { bump, effect, direction, rule } = found;
  return {
    bump: largestBump(changesOf(found.id).map((each) => each.bump)),
    ...(effect && { effect: change?.effect }),
    ...(direction && { direction: change?.direction }),
    ...(rule && { rule: change?.rule }),
    ...(bump === "none" && { messages: changesOf(found.id).map(({ message }) => message) }),
  };
}

describe("the catalog of edits", () => {
  it.each(cases)("$name: $bump", (found) => {
    const { bump, effect, direction, rule } = found;
    const [first] = changesOf(found.id);
    expect(verdictOf(found, first), JSON.stringify(changesOf(found.id), null, 1)).toEqual({
      bump,
      ...(effect && { effect }),
      ...(direction && { direction }),
      ...(rule && { rule }),
      ...(bump === "none" && { messages: [] }),
    });
  });
});
