/** Checks whether versions were raised as far as the changes require. */
import { largestBump, type Bump, type Change } from "./change.js";
import type { Side } from "./load.js";

type Version = readonly [major: number, minor: number, patch: number];

/**
 * Returns the lowest version that a bump requires. In 0.x, the minor version takes the place of the major one.
 *
 * @throws Error if the version is not semantic.
 */
export function requiredVersion(base: string, bump: Bump): string {
  const [major, minor, patch] = parseVersion(base);
  if (bump === "none") {
    return base;
  }
  if (bump === "major" && major > 0) {
    return `${major + 1}.0.0`;
  }
  if ((bump === "minor" && major > 0) || bump === "major") {
    return `${major}.${minor + 1}.0`;
  }
  return `${major}.${minor}.${patch + 1}`;
}

/** Returns what is wrong with the versions of the changed specs and of the package. */
export function findVersionProblems(before: Side, after: Side, changes: readonly Change[]): string[] {
  const bumpOf = (provider: string) =>
    largestBump(changes.filter((change) => change.provider === provider).map(({ bump }) => bump));
  const specs = [...before.specs].flatMap(([provider, document]) => {
    const now = after.specs.get(provider);
    const [from, to] = [document, now].map((each) => String(each?.["info"]["version"]));
    const place = `specs/${provider}/openapi.yaml: \`info.version\``;
    return now ? checkVersion(place, from ?? "", to ?? "", bumpOf(provider)) : [];
  });
  const bump = largestBump(changes.map((change) => change.bump));
  return [...specs, ...checkVersion("package.json: `version`", before.packageVersion, after.packageVersion, bump)];
}

function checkVersion(place: string, from: string, to: string, bump: Bump): string[] {
  try {
    const required = requiredVersion(from, bump);
    return compareVersions(parseVersion(to), parseVersion(required)) < 0
      ? [`${place} must be at least ${required}, got ${to} (${bump === "none" ? "lowered" : bump} since ${from})`]
      : [];
  } catch (error) {
    return [`${place} ${(error as Error).message}`];
  }
}

function parseVersion(text: string): Version {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (!match) {
    throw new Error(`must be a version such as 1.2.3, got ${text}`);
  }
  const [, major, minor, patch] = match.map(Number);
  return [major ?? 0, minor ?? 0, patch ?? 0];
}

/** Returns a negative number if the first version is lower, and a positive one if it is higher. */
export function compareVersions(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
