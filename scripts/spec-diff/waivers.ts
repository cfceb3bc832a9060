/** Waivers: breaking changes that are accepted with a reason until the next release. */
import { parse } from "yaml";
import { isObject } from "../../src/http/json.js";
import type { Change } from "./change.js";
import { CompareError } from "./load.js";
import { fingerprintOf } from "./merge.js";

/** The file of the waivers, in the root folder of the project. */
export const WAIVERS_FILE = "scripts/spec-diff/waivers.yaml";

/** An accepted change. */
export interface Waiver {
  fingerprint: string;
  reason: string;
  /** The version of the package that the change is compared with. */
  base: string;
}

/** A change with its fingerprint, and the reason of its waiver if there is one. */
export interface IdentifiedChange extends Change {
  fingerprint: string;
  waiver?: string;
}

/**
 * Parses the file of waivers.
 *
 * @throws CompareError if a waiver is incomplete.
 */
export function parseWaivers(text: string): Waiver[] {
  const document: unknown = parse(text);
  const list = isObject(document) ? document["waivers"] : undefined;
  if (!Array.isArray(list)) {
    throw new CompareError(`${WAIVERS_FILE}: \`waivers\` must be a list`);
  }
  return list.map((waiver: unknown, index) => {
    for (const key of ["fingerprint", "reason", "base"]) {
      if (!isObject(waiver) || typeof waiver[key] !== "string" || waiver[key].trim() === "") {
        throw new CompareError(`${WAIVERS_FILE}: \`waivers[${index}].${key}\` must be a non-empty string`);
      }
    }
    return waiver as Waiver;
  });
}

/**
 * Adds fingerprints and waivers to changes. A waived change stays in the list; it requires a patch.
 *
 * @param base - The version of the package on the old side. Waivers for other versions have expired.
 * @returns The changes, and a note on each waiver that has expired or matches no change.
 */
export function applyWaivers(
  changes: readonly Change[],
  waivers: readonly Waiver[],
  base: string,
): { changes: IdentifiedChange[]; notes: string[] } {
  const current = new Map(
    waivers.filter((waiver) => waiver.base === base).map((waiver) => [waiver.fingerprint, waiver]),
  );
  const reported = changes.map((change): IdentifiedChange => {
    const fingerprint = fingerprintOf(change);
    const waiver = change.breaking ? current.get(fingerprint) : undefined;
    return { ...change, fingerprint, ...(waiver && { waiver: waiver.reason, bump: "patch" }) };
  });
  const used = new Set(reported.filter(({ waiver }) => waiver !== undefined).map(({ fingerprint }) => fingerprint));
  const notes = waivers.flatMap((waiver) => {
    if (waiver.base !== base) {
      return [`waiver ${waiver.fingerprint} has expired: it is for ${waiver.base}, the base is ${base}; remove it`];
    }
    return used.has(waiver.fingerprint) ? [] : [`waiver ${waiver.fingerprint} matches no breaking change; remove it`];
  });
  return { changes: reported, notes };
}
