/** The documentation conflicts as the site shows them: texts as HTML, places as links. */
import type { ConflictEntry } from "../../../website/src/lib/conflicts.js";
import type { Api } from "../apis.js";
import { inline } from "../html.js";
import { apiFile } from "../pages/page.js";
import type { DocumentationConflict, Statement } from "./list.js";
import { operationsOf } from "../../openapi/specs.js";

/** Returns the entries of the page for an API. */
export function conflictEntries({ spec, title, conflicts }: Api): ConflictEntry[] {
  const summaries = new Map(
    operationsOf(spec).map(({ operation }) => [operation["operationId"] as string, operation["summary"] as string]),
  );
  return conflicts.map((conflict) => toEntry(conflict, title, summaries));
}

function toEntry(
  conflict: DocumentationConflict,
  title: string,
  summaries: ReadonlyMap<string, string>,
): ConflictEntry {
  const { id, provider, kind, topic, operations, places, statements, decision } = conflict;
  return {
    id,
    provider,
    providerTitle: title,
    kind,
    topic: inline(topic).text,
    operations: operations.map((operation) => ({ id: operation, summary: summaries.get(operation) ?? operation })),
    places: places.map(({ name, operation, fragment }) => ({
      name,
      operation: operation ?? null,
      file: apiFile(provider) + fragment,
    })),
    statements: statements.map(toStatement),
    decision: inline(decision).text,
  };
}

function toStatement({ source, section, says }: Statement): ConflictEntry["statements"][number] {
  return {
    says: inline(says).text,
    source: source.title,
    section: section === undefined ? null : inline(section).text,
    date: source.date,
    page: source.page ?? source.url ?? null,
    permanent: source.page === undefined ? null : (source.url ?? null),
  };
}
