/** The contradictions of a spec, each with the place where its page shows it. */
import type { Spec } from "../../openapi/specs.js";
import type { Conflict } from "../openapi/notes.js";
import { placesOf, type Place } from "../openapi/places.js";
import { at } from "../openapi/pointers.js";

/** The contradictions that are recorded at one node, and the places that show them. */
export interface PlacedConflicts {
  pointer: string;
  conflicts: Conflict[];
  /** The first in reading order. */
  place: Place;
  /** How many others there are. */
  others: number;
}

/** All contradictions of a spec, in the order of its page. */
export function conflictsOf(spec: Spec): PlacedConflicts[] {
  const found = new Map<string, PlacedConflicts>();
  for (const place of placesOf(spec)) {
    for (const pointer of place.nodes) {
      const conflicts = at(spec.document, pointer)["x-doc-conflict"] as Conflict[] | undefined;
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

/** How many contradictions there are. */
export function countOf(placed: readonly PlacedConflicts[]): number {
  return placed.reduce((sum, { conflicts }) => sum + conflicts.length, 0);
}
