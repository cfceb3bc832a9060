/** The documentation conflicts of all specs as a list. */
import { operationsOf, type Spec } from "../../openapi/specs.js";
import type { Conflict } from "../openapi/notes.js";
import { placesOf, type Place } from "../openapi/places.js";
import { getNode } from "../openapi/pointers.js";
import { sourceOf, sourcesOf, type Source } from "../openapi/sources.js";

/** What one source says, and where. */
export interface Statement {
  source: Source;
  section?: string | undefined;
  says: string;
}

/** A documentation conflict, with the operations and places that it concerns. */
export interface DocumentationConflict {
  /** Its permanent link: the provider and the topic. */
  id: string;
  provider: string;
  topic: string;
  kind: Conflict["kind"];
  /** The ids of the operations. Empty if it concerns the API as a whole, such as its authentication. */
  operations: string[];
  /** The places of the reference that show it, in reading order. */
  places: Place[];
  statements: Statement[];
  decision: string;
}

/**
 * Returns the conflicts of all specs, in the order of the reference.
 *
 * @throws Error if two conflicts of a spec have the same topic.
 */
export function listConflicts(specs: readonly Spec[]): DocumentationConflict[] {
  const conflicts = specs.flatMap(conflictsOfSpec);
  const ids = conflicts.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new Error(`two documentation conflicts have the link ${repeated}: the topics of a spec must differ`);
  }
  return conflicts;
}

function conflictsOfSpec(spec: Spec): DocumentationConflict[] {
  const idOf = new Map(
    operationsOf(spec).map(({ operation }) => [operation["summary"] as string, operation["operationId"] as string]),
  );
  return [...placesByPointer(spec)].flatMap(([pointer, places]) => {
    const summaries = new Set(places.flatMap(({ operation }) => operation ?? []));
    const operations = [...summaries].flatMap((summary) => idOf.get(summary) ?? []);
    return (getNode(spec.document, pointer)["x-doc-conflict"] as Conflict[]).map((conflict) => ({
      id: `${spec.provider}-${slug(conflict.topic)}`,
      provider: spec.provider,
      operations,
      places,
      ...conflict,
      statements: conflict.statements.map(({ source, section, says }) => ({
        source: sourceOf(sourcesOf(spec.document), source),
        section,
        says,
      })),
    }));
  });
}

/** Returns the places that show each node with conflicts, by the pointer of the node. */
function placesByPointer(spec: Spec): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of placesOf(spec)) {
    for (const pointer of place.nodes) {
      if (getNode(spec.document, pointer)["x-doc-conflict"] !== undefined) {
        const places = found.get(pointer) ?? [];
        found.set(pointer, places.some(({ fragment }) => fragment === place.fragment) ? places : [...places, place]);
      }
    }
  }
  return found;
}

function slug(topic: string): string {
  return topic.toLowerCase().replaceAll(/\W+/g, "-");
}
