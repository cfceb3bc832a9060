import type { InventoryNumber } from "../../inventory/inventory-number.js";
import { findProvider } from "../../providers/index.js";
import { escapeControlCharacters } from "../control-characters.js";
import type { Format } from "./format.js";

/** One JSON document per line (`ndjson`). */
export function ndjson(raw: boolean): Format {
  return {
    head: () => "",
    rows: (numbers) => numbers.map((number) => `${toJson(number, raw)}\n`).join(""),
    tail: () => "",
    interruption: () => "",
  };
}

/** One JSON array, one element per line. */
export function json(raw: boolean): Format {
  let separator = "\n";
  return {
    head: () => "[",
    rows: (numbers) => {
      const text = separator + numbers.map((number) => toJson(number, raw)).join(",\n");
      separator = ",\n";
      return text;
    },
    tail: () => (separator === "\n" ? "]\n" : "\n]\n"),
    // The array stays open, so that a reader cannot mistake it for a complete list.
    interruption: () => "\n",
  };
}

function toJson({ raw, ...number }: InventoryNumber, withRaw: boolean): string {
  if (!withRaw) {
    return escapeControlCharacters(JSON.stringify(number));
  }
  const secretFields = findProvider(number.provider)?.secretFields ?? [];
  const publicFields = Object.fromEntries(Object.entries(raw).filter(([name]) => !secretFields.includes(name)));
  return escapeControlCharacters(JSON.stringify({ ...number, raw: publicFields }));
}
