/** The documentation conflicts of a spec, with the places where its page shows them. */
import type { Spec } from "../../openapi/specs.js";
import type { Conflict } from "./notes.js";
import { placesOf, type Place } from "./places.js";
import { getNode } from "./pointers.js";

/** The conflicts recorded at one node, and the places that show them. */
export interface PlacedConflicts {
  pointer: string;
  conflicts: Conflict[];
  /** The first place in reading order. */
  place: Place;
  /** The number of other places. */
  others: number;
}

/** Returns all conflicts of a spec, in the order of its page. */
export function conflictsOf(spec: Spec): PlacedConflicts[] {
  const found = new Map<string, PlacedConflicts>();
  for (const place of placesOf(spec)) {
    for (const pointer of place.nodes) {
      const conflicts = getNode(spec.document, pointer)["x-doc-conflict"] as Conflict[] | undefined;
      if (conflicts === undefined) {
        continue;
      }
      const known = found.get(pointer);
      if (known === undefined) {
        found.set(pointer, { pointer, conflicts, place, others: 0 });
      } else if (known.place.fragment !== place.fragment) {
        known.others++;
      }
    }
  }
  return [...found.values()];
}

/** Returns the number of conflicts. */
export function countOf(placed: readonly PlacedConflicts[]): number {
  return placed.reduce((sum, { conflicts }) => sum + conflicts.length, 0);
}
