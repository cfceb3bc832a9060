import { describe, expect, test } from "vitest";
import { readRelease } from "../../scripts/release/release-notes.js";

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-22

### Added

- A change.
  It continues.

## [1.1.0] - 2026-11-01

- Another one.

[Unreleased]: https://example.test/compare/v1.2.0...HEAD
[1.2.0]: https://example.test/releases/v1.2.0
`;

test("the notes are the entry of the version", () => {
  const notes = "### Added\n\n- A change.\n  It continues.";
  expect(readRelease("v1.2.0", "1.2.0", CHANGELOG)).toEqual({ version: "1.2.0", isPrerelease: false, notes });
  expect(readRelease("v1.1.0", "1.1.0", CHANGELOG).notes).toBe("- Another one.");
});

test("a pre-release is recognized", () => {
  const changelog = CHANGELOG.replaceAll("1.2.0", "2.0.0-beta.1");
  expect(readRelease("v2.0.0-beta.1", "2.0.0-beta.1", changelog)).toMatchObject({ isPrerelease: true });
});

describe("is refused", () => {
  test.each([
    ["a tag without v", "1.2.0", "1.2.0", CHANGELOG, "the tag must be a version such as v1.2.3"],
    ["a tag that is not a version", "v1.2", "1.2", CHANGELOG, "the tag must be a version such as v1.2.3"],
    ["another version in package.json", "v1.2.0", "1.1.0", CHANGELOG, "package.json has the version 1.1.0"],
    ["a missing entry", "v1.3.0", "1.3.0", CHANGELOG, 'must have the entry "## [1.3.0] - YYYY-MM-DD"'],
    [
      "an entry without a date",
      "v1.2.0",
      "1.2.0",
      CHANGELOG.replace(" - 2026-11-22", " - soon"),
      "must have the entry",
    ],
    ["an entry without changes", "v1.2.0", "1.2.0", CHANGELOG.replace("- A change.", "Text."), "must list the changes"],
    [
      "a change that is not released",
      "v1.2.0",
      "1.2.0",
      CHANGELOG.replace("## [Unreleased]", "## [Unreleased]\n\n- Forgotten."),
      'has changes under "Unreleased"',
    ],
  ])("%s", (_, tag, version, changelog, message) => {
    expect(() => readRelease(tag, version, changelog)).toThrow(message);
  });
});
