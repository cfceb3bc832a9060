/** The documentation conflicts as a table for spreadsheets. */
import { stringify } from "csv-stringify/sync";
import { escapeFormulas } from "../../../src/cli/formats/csv.js";
import type { DocumentationConflict } from "./list.js";

const COLUMNS = [
  "id",
  "provider",
  "kind",
  "operations",
  "place",
  "topic",
  "source",
  "section",
  "date",
  "url",
  "says",
  "decision",
];

/** Returns comma-separated values (RFC 4180): a header, and a row for each statement. */
export function conflictsCsv(conflicts: readonly DocumentationConflict[]): string {
  return stringify([COLUMNS, ...conflicts.flatMap(rowsOf)], { record_delimiter: "windows" });
}

function rowsOf(conflict: DocumentationConflict): string[][] {
  const { id, provider, kind, places, topic, statements, decision } = conflict;
  const operations = places.flatMap(({ operation }) => operation?.id ?? []);
  return statements.map(({ source, section, says }) =>
    [
      ...[id, provider, kind, operations.join(" "), places[0]?.name, topic],
      ...[source.title, section, source.date, source.url, says, decision],
    ].map((cell) => escapeFormulas(cell ?? "")),
  );
}
