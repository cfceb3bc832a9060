import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { readSpecs } from "../../scripts/openapi/specs.js";
import { findCause } from "../../scripts/spec-diff/cause.js";
import type { Change } from "../../scripts/spec-diff/change.js";
import { compareDocuments } from "../../scripts/spec-diff/compare/documents.js";
import { draftChangelogs } from "../../scripts/spec-diff/format/changelog.js";
import { formatMarkdown } from "../../scripts/spec-diff/format/markdown.js";
import { formatText } from "../../scripts/spec-diff/format/text.js";
import type { Side } from "../../scripts/spec-diff/load.js";
import { fingerprintOf } from "../../scripts/spec-diff/merge.js";
import { createReport } from "../../scripts/spec-diff/report.js";
import { findVersionProblems, requiredVersion } from "../../scripts/spec-diff/versions.js";
import { applyWaivers, parseWaivers } from "../../scripts/spec-diff/waivers.js";
import { readCatalog, versionsOf } from "../support/spec-diff.js";

/** The sides of a case of the catalog. */
function sidesOf(name: string): [Side, Side] {
  const versions = versionsOf(readCatalog().find((found) => found.name === name)!);
  const side = (
    label: string,
    document: Side["specs"] extends ReadonlyMap<string, infer Spec> ? Spec : never,
  ): Side => ({
    name: label,
    specs: new Map([["numbers", document]]),
    sources: new Map([["numbers", stringify(document)]]),
    changelogs: new Map(),
    packageVersion: "0.1.0",
  });
  return [side("v0.1.0", versions.before), side("working tree", versions.after)];
}

const reportOn = (name: string, waivers: Parameters<typeof createReport>[2]["waivers"] = []) =>
  createReport(...sidesOf(name), { waivers, compareTypes: async () => [] });

describe("a change of a shared schema", () => {
  it("is reported once with its operations", async () => {
    const { changes } = await reportOn("the type of the items of a response changes");
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      operations: ["listNumbers", "updateNumber"],
      pointer: "/components/schemas/PhoneNumber/properties/tags/items/type",
    });
  });
});

describe("the place of a change", () => {
  it.each([
    ["a request gets a minimum", "minimum: 1", undefined],
    ["an optional property is added to a response", "country:", undefined],
    ["an optional property of a response is removed", "created:", "v0.1.0"],
    ["a bound of a request is removed", "maxLength: 200", "v0.1.0"],
    ["an optional parameter is removed", "name: type", "v0.1.0"],
  ])("is the line of the part if %s", async (name, line, revision) => {
    const [before, after] = sidesOf(name);
    const [change] = (await reportOn(name)).changes;
    const { place } = change!;
    const text = (revision === undefined ? after : before).sources.get("numbers")!.split("\n")[place.line - 1]!;
    expect(place).toMatchObject({ file: "specs/numbers/openapi.yaml" });
    expect(place.revision).toBe(revision);
    expect(text.slice(place.column - 1)).toBe(line);
  });
});

describe("the specs of this project", () => {
  it("have no changes compared with themselves", async () => {
    for (const { provider, document } of await readSpecs()) {
      expect(compareDocuments(provider, document, structuredClone(document))).toEqual([]);
    }
  });
});

describe("waivers", () => {
  const change: Change = {
    provider: "numbers",
    pointer: "/a",
    rule: "property-removed",
    effect: "does-not-compile",
    direction: "response",
    breaking: true,
    bump: "major",
    message: "`a` is gone",
    advice: { response: "do not read `a`." },
  };
  const waiver = { fingerprint: fingerprintOf(change), reason: "Never sent.", base: "0.1.0" };

  it("lower a change to a patch, and keep it in the list", () => {
    const { changes, notes } = applyWaivers([change], [waiver], "0.1.0");
    expect(changes).toMatchObject([{ breaking: true, bump: "patch", waiver: "Never sent." }]);
    expect(notes).toEqual([]);
  });

  it("expire with the next release", () => {
    const { changes, notes } = applyWaivers([change], [waiver], "0.2.0");
    expect(changes[0]).toMatchObject({ bump: "major" });
    expect(notes[0]).toContain("has expired: it is for 0.1.0, the base is 0.2.0");
  });

  it("that match nothing are named", () => {
    expect(applyWaivers([], [waiver], "0.1.0").notes[0]).toContain("matches no breaking change");
  });

  it("depend on the values of the change", () => {
    expect(fingerprintOf({ ...change, after: 2 })).not.toBe(waiver.fingerprint);
  });

  it("need a reason", () => {
    expect(() => parseWaivers("waivers: [{ fingerprint: a, base: 0.1.0 }]")).toThrow(
      "`waivers[0].reason` must be a non-empty string",
    );
  });

  it("make a report not breaking", async () => {
    const [found] = (await reportOn("the server changes")).changes;
    const accepted = { fingerprint: found!.fingerprint, reason: "Both respond.", base: "0.1.0" };
    const { changes } = await reportOn("the server changes", [accepted]);
    expect(changes.find(({ fingerprint }) => fingerprint === found!.fingerprint)?.waiver).toBe("Both respond.");
  });
});

describe("versions", () => {
  it.each([
    ["1.4.2", "major", "2.0.0"],
    ["1.4.2", "minor", "1.5.0"],
    ["1.4.2", "patch", "1.4.3"],
    ["1.4.2", "none", "1.4.2"],
    ["0.1.0", "major", "0.2.0"],
    ["0.1.0", "minor", "0.1.1"],
  ] as const)("%s with a %s change requires %s", (base, bump, required) => {
    expect(requiredVersion(base, bump)).toBe(required);
  });

  it("must not be lowered, and must be semantic", () => {
    const [before, after] = sidesOf("only the version changes");
    expect(findVersionProblems(after, before, [])[0]).toContain("must be at least 1.0.1, got 1.0.0 (lowered");
    expect(findVersionProblems(before, { ...after, packageVersion: "next" }, [])[0]).toContain("got next");
  });
});

describe("the formats", () => {
  it("show the verdict, the scope, and the place", async () => {
    const text = formatText(await reportOn("a property of a response is renamed"));
    expect(text).toContain(
      "Callers' code may no longer compile: `numbers[]` of the response 200: `created` is renamed to `createdAt`",
    );
    expect(text).toContain(
      "Callers that read responses (listNumbers, updateNumber): read `createdAt` instead of `created`.",
    );
    expect(text).toMatch(/specs\/numbers\/openapi\.yaml:\d+:9 \(property-renamed /);
    expect(text).toContain("Breaking: a major version is required (1 change since v0.1.0).");
  });

  it("escape the cells of a Markdown table", async () => {
    const report = await reportOn("a pattern is added to a request");
    const [change] = report.changes;
    const markdown = formatMarkdown({ ...report, changes: [{ ...change!, message: "a|b" }] });
    expect(markdown).toContain("a\\|b");
    expect(markdown).toContain("| **major** |");
  });

  it("report no change if only the spelling differs", async () => {
    const report = await reportOn("allOf is flattened");
    expect(report).toMatchObject({ breaking: false, bump: "none", changes: [] });
    expect(report.notes).toEqual(["the specs differ, but the differences mean nothing to callers"]);
  });

  it("draft an entry of the changelog", async () => {
    const [before] = sidesOf("a property of a response is renamed");
    const report = await reportOn("a property of a response is renamed");
    const draft = draftChangelogs({ ...report, causes: { numbers: "correction" } }, before, "2026-12-01");
    expect(draft).toContain(
      "## 2.0.0 - 2026-12-01\n\nCause: correction.\n\n### Changed\n\n- `numbers[]` of the response",
    );
  });
});

describe("the cause", () => {
  const old = "# Changelog\n\n## 1.0.0\n\nCause: correction.\n";

  it.each([
    ["is what the new entry states", "## 1.1.0\n\nCause: API change.\n\n", "api-change"],
    ["is unknown if the new entry states none", "## 1.1.0\n\n### Added\n\n", undefined],
    ["is unknown if there is no new entry", "", undefined],
  ])("%s", (_, entry, cause) => {
    expect(findCause(old, old.replace("## 1.0.0", `${entry}## 1.0.0`))).toBe(cause);
  });
});
