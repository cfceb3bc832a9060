/** The documentation conflicts as a table for spreadsheets. */
import { stringify } from "csv-stringify/sync";
import { escapeFormulas } from "../../../src/cli/formats/csv.js";
import type { DocumentationConflict } from "./list.js";

/** Returns comma-separated values (RFC 4180): a header, and a row for each statement. */
export function conflictsCsv(conflicts: readonly DocumentationConflict[]): string {
  return stringify(conflicts.flatMap(rowsOf), {
    header: true,
    record_delimiter: "windows",
    cast: { string: escapeFormulas },
  });
}

function rowsOf(conflict: DocumentationConflict): Record<string, string | undefined>[] {
  const { id, provider, kind, places, topic, statements, decision } = conflict;
  const operations = places.flatMap(({ operation }) => operation?.id ?? []).join(" ");
  return statements.map(({ source, section, says }) => ({
    ...{ id, provider, kind, operations, place: places[0]?.name, topic },
    ...{ source: source.title, section, date: source.date, url: source.url, says, decision },
  }));
}
