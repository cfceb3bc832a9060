import type { FormatName } from "../option-values.js";
import { csv } from "./csv.js";
import type { Format } from "./format.js";
import { json, ndjson, type OnOmission } from "./json.js";
import { table } from "./table.js";

/** The format of the options of `list`. A table fits the width of standard output if that is a terminal. */
export function createFormat(
  { format, raw }: { format: FormatName; raw?: boolean },
  stdout: NodeJS.WriteStream,
  onOmission: OnOmission,
): Format {
  switch (format) {
    case "json":
      return json(raw ? onOmission : undefined);
    case "ndjson":
      return ndjson(raw ? onOmission : undefined);
    case "csv":
      return csv();
    case "table":
      // A terminal that does not know its size, such as that of a container, reports 0 columns.
      return table(stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined);
  }
}
