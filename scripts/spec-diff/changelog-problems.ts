/** Checks whether the changelogs of the changed specs have a complete entry. */
import { largestBump, type Change } from "./change.js";
import { findCause, newestEntry } from "./cause.js";
import type { Side } from "./load.js";

/**
 * Returns what is missing in the changelogs of the changed specs: the entry of `info.version`, a list of changes in it,
 * or the cause of a breaking change.
 */
export function findChangelogProblems(before: Side, after: Side, changes: readonly Change[]): string[] {
  return [...after.specs].flatMap(([provider, document]) => {
    const own = changes.filter((change) => change.provider === provider);
    // A breaking change that a waiver accepts counts as a patch.
    const bump = largestBump(own.map((change) => change.bump));
    if (bump === "none") {
      return [];
    }
    const file = `specs/${provider}/CHANGELOG.md`;
    const [old, text] = [before, after].map(({ changelogs }) => changelogs.get(provider) ?? "") as [string, string];
    const version = String(document["info"]["version"]);
    return checkEntry(newestEntry(text), version, bump === "major" && findCause(old, text) === undefined).map(
      (problem) => `${file}: ${problem}`,
    );
  });
}

function checkEntry(entry: string, version: string, lacksCause: boolean): string[] {
  if (entry.split(/\s/, 2)[1] !== version) {
    return [`the first entry must be "## ${version} - YYYY-MM-DD", as \`info.version\``];
  }
  return [
    ...(/^- \S/m.test(entry) ? [] : [`the entry of ${version} must list the changes`]),
    ...(lacksCause
      ? [
          `the entry of ${version} must have a line "Cause: correction" or "Cause: API change", because a change is breaking`,
        ]
      : []),
  ];
}
