/** Finds renamed properties and parameters: one that is gone, and a new one with the same schema. */
import type { SchemaSource } from "../model/schema.js";
import { isSameSchema } from "./schemas.js";

/** A property or parameter that is only in one version. */
export interface Unmatched {
  name: string;
  source: SchemaSource | undefined;
  required: boolean;
}

/** Returns the new name of each renamed member by its old name. Ambiguous pairs are not renames. */
export function findRenames(
  removed: readonly Unmatched[],
  added: readonly Unmatched[],
  visited: ReadonlySet<string>,
): Map<string, string> {
  const partners = (one: Unmatched, others: readonly Unmatched[]) =>
    others.filter((other) => isRename(one, other, visited));
  const renames = new Map<string, string>();
  for (const old of removed) {
    const [now, ...rest] = partners(old, added);
    if (now !== undefined && rest.length === 0 && partners(now, removed).length === 1) {
      renames.set(old.name, now.name);
    }
  }
  return renames;
}

function isRename(one: Unmatched, other: Unmatched, visited: ReadonlySet<string>): boolean {
  return (
    one.required === other.required &&
    one.source !== undefined &&
    other.source !== undefined &&
    isSameSchema(one.source, other.source, visited)
  );
}
