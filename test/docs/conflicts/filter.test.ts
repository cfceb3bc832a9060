/** The filter of the list of documentation conflicts. */
import { expect, test } from "vitest";
import { isSelected, type ConflictFilter } from "../../../website/src/lib/conflicts.js";

const everything: ConflictFilter = { provider: "", operation: "", kind: "", search: "" };
const entry = {
  provider: "invoca",
  kind: "gap",
  operations: ["listDestinations"],
  text: "Members of the RingPool: no id",
};
const selects = (filter: Partial<ConflictFilter>, changed: Partial<typeof entry> = {}) =>
  isSelected({ ...entry, ...changed }, { ...everything, ...filter });

test.each<[Partial<ConflictFilter>, boolean]>([
  [{}, true],
  [{ provider: "invoca" }, true],
  [{ provider: "cloudlx" }, false],
  [{ kind: "gap" }, true],
  [{ kind: "conflict" }, false],
  [{ operation: "invoca/listDestinations" }, true],
  [{ operation: "invoca/getDestination" }, false],
  [{ operation: "cloudlx/listDestinations" }, false],
  [{ search: "  members  ID " }, true],
  [{ search: "RingPool token" }, false],
  [{ provider: "invoca", kind: "gap", search: "members" }, true],
  [{ provider: "invoca", kind: "conflict", search: "members" }, false],
])("the filter %j selects an entry: %s", (filter, expected) => {
  expect(selects(filter)).toBe(expected);
});

test("an entry about the API as a whole belongs to each operation of the API", () => {
  expect(selects({ operation: "invoca/getDestination" }, { operations: [] })).toBe(true);
  expect(selects({ operation: "cloudlx/listNumbers" }, { operations: [] })).toBe(false);
});
