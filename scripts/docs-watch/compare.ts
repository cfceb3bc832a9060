/** Compares the fetched sections with the baseline. */
import { createTwoFilesPatch } from "diff";
import { fingerprint, type Baseline, type Entry } from "./baseline.js";
import type { Problem } from "./fetch-page.js";
import type { Target } from "./targets.js";

/** The result of a page. */
export type Finding =
  | { kind: "unchanged"; target: Target }
  | { kind: "changed"; target: Target; since: string; diff: string }
  | { kind: "not-stored"; target: Target; reason: string }
  | { kind: Problem["kind"]; target: Target; message: string; lastSuccess?: string };

/** Compares a section with its entry in the baseline. */
export function compareSection(target: Target, section: string[] | Problem, entry: Entry | undefined): Finding {
  if (!Array.isArray(section)) {
    const { kind, message } = section;
    return { kind, target, message, ...(entry !== undefined && { lastSuccess: entry.fetched }) };
  }
  if (entry === undefined) {
    return { kind: "not-stored", target, reason: "it is not in the baseline" };
  }
  if (entry.address !== target.address || entry.selector !== target.selector) {
    return { kind: "not-stored", target, reason: "its address or selector changed since it was stored" };
  }
  if (entry.fingerprint === fingerprint(section)) {
    return { kind: "unchanged", target };
  }
  return { kind: "changed", target, since: entry.fetched, diff: diffOf(target.name, entry, section) };
}

/** Returns the diff of a section as a unified patch, without the header that names files. */
function diffOf(name: string, { fetched, lines }: Entry, section: readonly string[]): string {
  const text = (part: readonly string[]) => `${part.join("\n")}\n`;
  const patch = createTwoFilesPatch(name, name, text(lines), text(section), fetched, "now", { context: 2 });
  return patch.slice(patch.indexOf("@@")).trimEnd();
}

/**
 * Returns the baseline with the fetched sections. The entry of a page that could not be fetched stays; the entry of a
 * source that no spec cites any more is removed.
 */
export function updateBaseline(
  baseline: Baseline,
  results: readonly { target: Target; section: string[] | Problem }[],
  today: string,
): Baseline {
  const updated: Baseline = {};
  for (const { target, section } of results) {
    const { name, address, selector } = target;
    const old = baseline[name];
    if (Array.isArray(section)) {
      const settings = { address, ...(selector !== undefined && { selector }) };
      updated[name] = { ...settings, fetched: today, fingerprint: fingerprint(section), lines: section };
    } else if (old !== undefined) {
      updated[name] = old;
    }
  }
  return updated;
}

/**
 * Returns the exit code of a run: 1 if a section changed, else 2 if one could not be compared, else 0. After an update,
 * only pages whose section could not be read count.
 */
export function exitCodeOf(findings: readonly Finding[], isUpdate: boolean): 0 | 1 | 2 {
  const kinds = new Set(findings.map(({ kind }) => kind));
  if (!isUpdate && kinds.has("changed")) {
    return 1;
  }
  const accepted = isUpdate ? ["unchanged", "changed", "not-stored"] : ["unchanged"];
  return [...kinds].every((kind) => accepted.includes(kind)) ? 0 : 2;
}
