/** The result of a comparison. */
import { CAUSE_TEXT, findCause, type Cause } from "./cause.js";
import { largestBump, type Bump, type SpecSet } from "./change.js";
import { compareSpecs, type CompareTypes } from "./compare.js";
import { specPath, type Side } from "./load.js";
import { createPositionFinder, type Place, type TextPosition } from "./source-places.js";
import { applyWaivers, type IdentifiedChange, type Waiver } from "./waivers.js";

/** A change of a report. */
export interface ReportedChange extends Omit<IdentifiedChange, "removed" | "alsoAt"> {
  /** Where the changed part is: in the working tree, or in the revision if it was removed. */
  place: Place;
}

/** The result of a comparison, as `--format json` prints it. */
export interface Report {
  /** The revision on the old side. */
  base: string;
  /** Whether a change breaks callers and has no waiver. */
  breaking: boolean;
  /** The part of the version that the changes require to be raised. */
  bump: Bump;
  /** The changes, the most important of each provider first. */
  changes: ReportedChange[];
  /** The cause of each changed spec, if it is known. */
  causes: Record<string, Cause>;
  /** Waivers that have expired or match no change, and other remarks. */
  notes: string[];
}

/** Compares two sides. */
export async function createReport(
  before: Side,
  after: Side,
  {
    waivers,
    cause,
    compareTypes,
  }: { waivers: readonly Waiver[]; cause?: Cause | undefined; compareTypes: CompareTypes },
): Promise<Report> {
  const found = await compareSpecs(before.specs, after.specs, compareTypes);
  const { changes: identified, notes } = applyWaivers(found, waivers, before.packageVersion);
  const changes = locateChanges(identified, before, after);
  const providers = new Set(changes.map(({ provider }) => provider));
  const causes = [...providers].map((provider) => {
    const [old, now] = [before, after].map(({ changelogs }) => changelogs.get(provider) ?? "");
    return [provider, cause ?? findCause(old ?? "", now ?? "")] as const;
  });
  const onlySpelling = changes.length === 0 && !isEqual(before.specs, after.specs);
  return {
    base: before.name,
    breaking: changes.some((change) => change.breaking && change.waiver === undefined),
    bump: largestBump(changes.map(({ bump }) => bump)),
    changes,
    causes: Object.fromEntries(causes.filter((entry): entry is [string, Cause] => entry[1] !== undefined)),
    notes: [...notes, ...(onlySpelling ? ["the specs differ, but the differences mean nothing to callers"] : [])],
  };
}

/** Adds the place of each change. */
function locateChanges(changes: readonly IdentifiedChange[], before: Side, after: Side): ReportedChange[] {
  const finders = new Map<string, (pointer: string) => TextPosition>();
  const find = (side: Side, { provider, pointer }: IdentifiedChange) => {
    const key = `${side.name} ${provider}`;
    const finder = finders.get(key) ?? createPositionFinder(side.sources.get(provider) ?? "");
    finders.set(key, finder);
    return finder(pointer);
  };
  return changes.map(({ removed, alsoAt: _, ...change }) => {
    const side = removed ? before : after;
    const place = { file: specPath(change.provider), ...find(side, change) };
    return { ...change, place: removed ? { ...place, revision: before.name } : place };
  });
}

/** Returns the sentence on the cause of a spec's changes; undefined if it is not known. */
export function causeText(report: Report, provider: string): string | undefined {
  const cause = report.causes[provider];
  return cause && CAUSE_TEXT[cause];
}

/** Returns the changes of a report by provider: those to list, and the number of those of words only. */
export function groupChanges({ changes }: Report): { provider: string; listed: ReportedChange[]; words: number }[] {
  return [...new Set(changes.map(({ provider }) => provider))].map((provider) => {
    const own = changes.filter((change) => change.provider === provider);
    const listed = own.filter(({ rule }) => rule !== "words-changed");
    return { provider, listed, words: own.length - listed.length };
  });
}

function isEqual(before: SpecSet, after: SpecSet): boolean {
  return JSON.stringify([...before]) === JSON.stringify([...after]);
}
