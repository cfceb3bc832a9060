import { expect, test } from "vitest";
import { currentAddress, findTargets, findUnknownSections } from "../../scripts/docs-watch/targets.js";
import { readSpecs } from "../../scripts/openapi/specs.js";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

function specWith(provider: string, sources: Record<string, { url?: string; page?: string }>) {
  return { provider, document: { "x-doc-sources": sources } };
}

test.each([
  ["the current page", { url: "https://a.test/old", page: "https://a.test/new" }, "https://a.test/new"],
  ["the only address", { url: "https://a.test/list#top" }, "https://a.test/list#top"],
  [
    "the newest version of a file at a commit",
    { url: `https://github.com/acme/docs/blob/${COMMIT}/source/a b.rst` },
    "https://raw.githubusercontent.com/acme/docs/HEAD/source/a b.rst",
  ],
  ["nothing without an address", {}, undefined],
])("the watched address is %s", (_name, source, address) => {
  expect(currentAddress(source)).toBe(address);
});

test("each section is watched once, and what is not watched has a reason", () => {
  const specs = [
    specWith("acme", {
      list: { url: `https://github.com/acme/docs/blob/${COMMIT}/list.rst` },
      "list-before": { url: `https://github.com/acme/docs/blob/${COMMIT.replace("0", "f")}/list.rst` },
      forum: {},
      standard: { url: "https://a.test/rfc" },
    }),
    specWith("beta", { one: { url: "https://b.test/" }, two: { url: "https://b.test/" } }),
  ];
  const sections = { acme: { standard: { skip: "it does not change" } }, beta: { two: { selector: "article" } } };
  const { targets, skipped } = findTargets(specs, sections);
  expect(targets).toEqual([
    {
      name: "acme/list",
      alsoCitedAs: ["acme/list-before"],
      address: "https://raw.githubusercontent.com/acme/docs/HEAD/list.rst",
    },
    { name: "beta/one", alsoCitedAs: [], address: "https://b.test/" },
    { name: "beta/two", alsoCitedAs: [], address: "https://b.test/", selector: "article" },
  ]);
  expect(skipped).toEqual([
    { name: "acme/forum", reason: "the source has no address" },
    { name: "acme/standard", reason: "it does not change" },
  ]);
});

test("a section of a source that no spec has is reported", () => {
  const specs = [specWith("acme", { list: {} })];
  expect(findUnknownSections(specs, { acme: { list: {}, lists: {} }, beta: undefined })).toEqual(["acme/lists"]);
});

test("pages of each provider are watched, and none is a file at a commit", async () => {
  const specs = await readSpecs();
  const { targets } = findTargets(specs, {});
  const watched = new Set(targets.map(({ name }) => name.split("/")[0]));
  expect([...watched].sort()).toEqual(specs.map(({ provider }) => provider));
  for (const { address } of targets) {
    expect(address).not.toMatch(/\/[0-9a-f]{40}\//);
  }
});
