import { expect, test } from "vitest";
import { fingerprint, type Entry } from "../../scripts/docs-watch/baseline.js";
import { compareSection, exitCodeOf, updateBaseline, type Finding } from "../../scripts/docs-watch/compare.js";
import type { Problem } from "../../scripts/docs-watch/fetch-page.js";

const target = { name: "acme/list", alsoCitedAs: [], address: "https://acme.test/list", selector: "article" };
const LINES = ["List", "limit: 100", "offset", "end"];
const entry: Entry = {
  address: target.address,
  selector: target.selector,
  fetched: "2026-11-01",
  fingerprint: fingerprint(LINES),
  lines: LINES,
};
const failed: Problem = { kind: "failed", message: "HTTP 404" };

test("a section with the stored fingerprint is unchanged", () => {
  expect(compareSection(target, [...LINES], entry).kind).toBe("unchanged");
});

test("a changed section has the date of the stored text and a unified diff", () => {
  const finding = compareSection(target, ["List", "limit: 50", "offset", "end"], entry);
  expect(finding).toMatchObject({ kind: "changed", since: "2026-11-01" });
  expect((finding as { diff: string }).diff).toBe("@@ -1,4 +1,4 @@\n List\n-limit: 100\n+limit: 50\n offset\n end");
});

test.each([
  ["it is not stored", undefined],
  ["its address changed", { ...entry, address: "https://acme.test/old" }],
  ["its selector changed", { ...entry, selector: "main" }],
])("a section is not compared if %s", (_name, stored) => {
  expect(compareSection(target, LINES, stored).kind).toBe("not-stored");
});

test("a page without a section has the date of the last success, if there was one", () => {
  expect(compareSection(target, failed, entry)).toMatchObject({ ...failed, lastSuccess: "2026-11-01" });
  expect(compareSection(target, failed, undefined)).not.toHaveProperty("lastSuccess");
});

test("an update stores what was fetched, keeps what was not, and removes what is not cited", () => {
  const other = { name: "acme/other", alsoCitedAs: [], address: "https://acme.test/other" };
  const unknown = { name: "acme/unknown", alsoCitedAs: [], address: "https://acme.test/unknown" };
  const results = [
    { target, section: failed },
    { target: other, section: ["new"] },
    { target: unknown, section: failed },
  ];
  expect(updateBaseline({ "acme/list": entry, "acme/gone": entry }, results, "2026-11-21")).toEqual({
    "acme/list": entry,
    "acme/other": {
      address: other.address,
      fetched: "2026-11-21",
      fingerprint: fingerprint(["new"]),
      lines: ["new"],
    },
  });
});

test.each<[Finding["kind"][], number, number]>([
  [["unchanged"], 0, 0],
  [["unchanged", "changed"], 1, 0],
  [["changed", "failed"], 1, 2],
  [["not-stored"], 2, 0],
  [["failed"], 2, 2],
  [["redirect"], 2, 2],
  [["no-match"], 2, 2],
  [["empty"], 2, 2],
])("%s: exit code %d, with --update %d", (kinds, compared, updated) => {
  const findings = kinds.map((kind) => ({ kind, target }) as Finding);
  expect(exitCodeOf(findings, false)).toBe(compared);
  expect(exitCodeOf(findings, true)).toBe(updated);
});
