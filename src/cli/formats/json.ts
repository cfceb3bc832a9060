import type { InventoryNumber } from "../../inventory/inventory-number.js";
import { findProvider } from "../../providers/index.js";
import { escapeControlCharacters } from "../control-characters.js";
import { COLUMNS, type Format } from "./format.js";
import { isDeeperThan } from "./is-deeper-than.js";

/**
 * The maximum depth of a property in a printed record. Parsers of JSON have limits too: that of Python fails at 1,000
 * levels, that of PHP at 512.
 */
const MAX_DEPTH = 500;

/** Called with a number, and the names of the properties of its record that are not printed. */
export type OnOmission = (number: InventoryNumber, properties: readonly string[]) => void;

/** One JSON document per line (`ndjson`). The provider's record is printed if `onOmission` is passed. */
export function ndjson(onOmission: OnOmission | undefined): Format {
  return {
    head: () => "",
    rows: (numbers) => numbers.map((number) => `${toJson(number, onOmission)}\n`).join(""),
    tail: () => "",
    interruption: () => "",
  };
}

/** One JSON array, one element per line. The provider's record is printed if `onOmission` is passed. */
export function json(onOmission: OnOmission | undefined): Format {
  let separator = "\n";
  return {
    head: () => "[",
    rows: (numbers) => {
      const text = separator + numbers.map((number) => toJson(number, onOmission)).join(",\n");
      separator = ",\n";
      return text;
    },
    tail: () => (separator === "\n" ? "]\n" : "\n]\n"),
    // The array stays open, so that a reader cannot mistake it for a complete list.
    interruption: () => "\n",
  };
}

function toJson(number: InventoryNumber, onOmission: OnOmission | undefined): string {
  const fields = Object.fromEntries(COLUMNS.map((name) => [name, number[name]]));
  if (onOmission === undefined) {
    return escapeControlCharacters(JSON.stringify(fields));
  }
  const secretFields = findProvider(number.provider)?.secretFields ?? [];
  const properties = Object.entries(number.raw).filter(([name]) => !secretFields.includes(name));
  const tooDeep = properties.filter(([, value]) => isDeeperThan(value, MAX_DEPTH));
  if (tooDeep.length > 0) {
    onOmission(
      number,
      tooDeep.map(([name]) => name),
    );
  }
  const printable = Object.fromEntries(properties.filter((property) => !tooDeep.includes(property)));
  return escapeControlCharacters(JSON.stringify({ ...fields, raw: printable }));
}
