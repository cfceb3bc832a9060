/** The documentation conflicts as the site shows them: texts as HTML, places as links. */
import { operationPath } from "../../../website/src/lib/base.js";
import type { ConflictEntry } from "../../../website/src/lib/conflicts.js";
import type { Api } from "../apis.js";
import { inline } from "../markdown.js";
import type { DocumentationConflict, Statement } from "./list.js";

/** Returns the entries of the page for an API. */
export function conflictEntries({ title, conflicts }: Api): ConflictEntry[] {
  return conflicts.map((conflict) => toEntry(conflict, title));
}

function toEntry(conflict: DocumentationConflict, title: string): ConflictEntry {
  const { id, provider, kind, topic, places, statements, decision } = conflict;
  return {
    id,
    provider,
    providerTitle: title,
    kind,
    topic: inline(topic),
    operations: places.flatMap(({ operation }) => operation ?? []),
    places: places.map(({ name, operation }) => ({
      name,
      operation: operation?.summary ?? null,
      file: `${operation === undefined ? `reference/${provider}/` : operationPath(provider, operation.id)}#${id}`,
    })),
    statements: statements.map(toStatement),
    decision: inline(decision),
  };
}

function toStatement({ source, section, says }: Statement): ConflictEntry["statements"][number] {
  return {
    says: inline(says),
    source: source.title,
    section: section === undefined ? null : inline(section),
    date: source.date,
    page: source.page ?? source.url ?? null,
    permanent: source.page === undefined ? null : (source.url ?? null),
  };
}
