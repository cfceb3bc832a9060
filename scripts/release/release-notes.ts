/** What a release requires of its tag, `package.json` and `CHANGELOG.md`. */

/** The release that a tag names. */
export interface Release {
  /** The version without the `v` of the tag. */
  readonly version: string;
  /** Whether it is a pre-release such as 1.0.0-beta.1, which npm must not install by default. */
  readonly isPrerelease: boolean;
  /** Its entry in the changelog, without the heading. */
  readonly notes: string;
}

const TAG = /^v(\d+\.\d+\.\d+(-[\da-z.-]+)?)$/;

/**
 * The release that a tag names.
 *
 * @throws Error that says what is wrong: the tag, the version in `package.json`, or the entry in the changelog, which
 * must have a date and a list of changes, while "Unreleased" must be empty or missing.
 */
export function readRelease(tag: string, packageVersion: string, changelog: string): Release {
  const [, version, prerelease] = TAG.exec(tag) ?? [];
  if (version === undefined) {
    throw new Error(`the tag must be a version such as v1.2.3 or v1.2.3-beta.1, got ${JSON.stringify(tag)}`);
  }
  if (version !== packageVersion) {
    throw new Error(`package.json has the version ${packageVersion}, the tag is ${tag}`);
  }
  const entries = changelog.split(/^## /m).slice(1);
  const unreleased = entries.find((entry) => entry.startsWith("[Unreleased]"));
  if (unreleased !== undefined && hasChanges(unreleased)) {
    throw new Error('CHANGELOG.md has changes under "Unreleased": they belong to the release');
  }
  const entry = entries.find((each) => headingOf(each).startsWith(`[${version}] `));
  if (entry === undefined || !/ \d{4}-\d{2}-\d{2}$/.test(headingOf(entry))) {
    throw new Error(`CHANGELOG.md must have the entry "## [${version}] - YYYY-MM-DD"`);
  }
  if (!hasChanges(entry)) {
    throw new Error(`the entry of ${version} in CHANGELOG.md must list the changes`);
  }
  return { version, isPrerelease: prerelease !== undefined, notes: notesOf(entry) };
}

function headingOf(entry: string): string {
  return entry.split("\n", 1)[0] ?? "";
}

function hasChanges(entry: string): boolean {
  return /^- \S/m.test(entry);
}

/** The text of an entry without its heading and the links at the end of the file. */
function notesOf(entry: string): string {
  const lines = entry.split("\n").slice(1);
  return lines
    .filter((line) => !/^\[[^\]]+\]: /.test(line))
    .join("\n")
    .trim();
}
