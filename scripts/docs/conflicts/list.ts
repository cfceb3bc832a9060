/** The documentation conflicts of all specs as a list. */
import type { Node, Spec } from "../../openapi/specs.js";
import { expandDocument } from "../openapi/expand.js";
import { conflictId, conflictsAt, type Conflict } from "../openapi/notes.js";
import { operationOf, placeName } from "../openapi/place-name.js";
import { sourceOf, sourcesOf, type Source } from "../openapi/sources.js";

/** What one source says, and where. */
export interface Statement {
  source: Source;
  section?: string | undefined;
  says: string;
}

/** The first place of an operation that shows a conflict. */
export interface Place {
  /** Short name, such as the path of a property or the name of a parameter. */
  name: string;
  /** Undefined if the place belongs to the API as a whole, such as its authentication. */
  operation: { id: string; summary: string } | undefined;
}

/** A documentation conflict, with the places that it concerns. */
export interface DocumentationConflict {
  /** Its permanent link: the provider and the topic. */
  id: string;
  provider: string;
  topic: string;
  kind: Conflict["kind"];
  /** In reading order, one per operation. */
  places: Place[];
  statements: Statement[];
  decision: string;
}

/**
 * Returns the conflicts of all specs, in the order of the reference.
 *
 * @throws Error if two conflicts of a spec have the same topic, or if the pages would not show a conflict.
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
  const shown = placesOf(spec);
  for (const conflict of conflictsIn(spec.document)) {
    if (!shown.has(conflict)) {
      throw new Error(
        `specs/${spec.provider}/openapi.yaml: no page would show the conflict ${JSON.stringify(conflict.topic)}`,
      );
    }
  }
  return [...shown].map(([conflict, places]) => ({
    ...conflict,
    id: conflictId(spec.provider, conflict),
    provider: spec.provider,
    places,
    statements: conflict.statements.map(({ source, section, says }) => ({
      source: sourceOf(sourcesOf(spec.document), source),
      section,
      says,
    })),
  }));
}

/** Returns the places that show each conflict. */
function placesOf(spec: Spec): Map<Conflict, Place[]> {
  const found = new Map<Conflict, Place[]>();
  expandDocument(spec.document, (node, path) => {
    const operation = operationOf(spec, path);
    for (const conflict of conflictsAt(node)) {
      const places = found.get(conflict) ?? [];
      const isNew = places.every((place) => place.operation?.id !== operation?.id);
      found.set(conflict, isNew ? [...places, { name: placeName(path), operation }] : places);
    }
    return [];
  });
  return found;
}

/** Returns all conflicts of a document. */
function conflictsIn(node: Node): Conflict[] {
  return Object.entries(node).flatMap(([key, member]) => {
    if (key === "x-doc-conflict") {
      return member as Conflict[];
    }
    return typeof member === "object" && member !== null ? conflictsIn(member as Node) : [];
  });
}
