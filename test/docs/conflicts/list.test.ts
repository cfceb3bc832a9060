/** The list of documentation conflicts, as data and as CSV. */
import { expect, test } from "vitest";
import { conflictsCsv } from "../../../scripts/docs/conflicts/csv.js";
import { listConflicts } from "../../../scripts/docs/conflicts/list.js";
import { readSpecs, type Node } from "../../../scripts/openapi/specs.js";

const specs = await readSpecs();
const conflicts = listConflicts(specs);
const byId = (id: string) => conflicts.find((conflict) => conflict.id === id);

/** Returns the lists of conflicts in a document. */
function conflictListsIn(node: Node): { topic: string }[][] {
  return Object.entries(node).flatMap(([key, member]) => {
    const nested = typeof member === "object" && member !== null ? conflictListsIn(member as Node) : [];
    return key === "x-doc-conflict" ? [member as { topic: string }[]] : nested;
  });
}

test("every conflict of the specs is in the list once", () => {
  const topics = specs.flatMap(({ document }) =>
    conflictListsIn(document)
      .flat()
      .map(({ topic }) => topic),
  );
  expect(topics.length).toBeGreaterThan(30);
  expect(conflicts.map(({ topic }) => topic).sort()).toEqual(topics.sort());
});

test("a conflict has its operations, its places, and the evidence for each statement", () => {
  expect(byId("invoca-type-of-the-identifier")).toMatchObject({
    provider: "invoca",
    kind: "conflict",
    places: [
      { name: "data[].id", operation: { id: "listDestinations" } },
      { name: "path parameter customer_phone_number_id", operation: { id: "getDestination" } },
    ],
    statements: [
      { source: { url: expect.stringMatching(/^https:/) as string, date: expect.any(String) as string } },
      {},
      {},
    ],
  });
});

test("a conflict about authentication concerns the API as a whole", () => {
  expect(byId("invoca-places-in-which-the-token-may-be-sent")).toMatchObject({
    places: [{ operation: undefined }],
  });
});

test("two conflicts of one spec cannot have the same permanent link", () => {
  const spec = { ...specs[0]!, document: structuredClone(specs[0]!.document) };
  const [first] = conflictListsIn(spec.document);
  first!.push({ ...first![0]! });
  expect(() => listConflicts([spec])).toThrow("the topics of a spec must differ");
});

test("the CSV file has a row for each statement", () => {
  const [header, ...rows] = conflictsCsv(conflicts).trimEnd().split("\r\n");
  expect(header).toBe("id,provider,kind,operations,place,topic,source,section,date,url,says,decision");
  expect(rows.length).toBe(conflicts.reduce((sum, { statements }) => sum + statements.length, 0));
  expect(
    rows.filter((row) => row.startsWith("cloudlx-encoding-of-token-requests,cloudlx,gap,requestAccessToken,")),
  ).toHaveLength(4);
});

test("no cell of the CSV file is a formula in a spreadsheet", () => {
  const [first] = conflicts;
  const csv = conflictsCsv([
    { ...first!, topic: "=1+1", statements: [{ source: { title: "@x", date: "undated" }, says: "-1" }] },
  ]);
  expect(csv).toContain(",'=1+1,'@x,,undated,,'-1,");
});
