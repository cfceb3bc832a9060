/** The order of `--sort`: by account, then by id. */
import type { InventoryNumber } from "../inventory/inventory-number.js";
import { COLUMNS } from "./formats/format.js";

/** A number with its place in the order. */
interface Ranked {
  number: InventoryNumber;
  key: string;
  /** Its fields as text; undefined before it is compared with a number that has the same key. */
  text?: string;
}

/** Collects the numbers of several accounts. */
export class SortedNumbers {
  readonly #accounts = new Map<string, Ranked[]>();
  readonly #keepsRecords: boolean;

  /** `keepsRecords`: whether the providers' records are kept, which take most of the memory. */
  constructor(keepsRecords: boolean) {
    this.#keepsRecords = keepsRecords;
  }

  add(numbers: readonly InventoryNumber[]): void {
    for (const number of numbers) {
      const kept = this.#keepsRecords ? number : ({ ...number, raw: {} } as InventoryNumber);
      const ranked = this.#accounts.get(number.account) ?? [];
      ranked.push({ number: kept, key: toSortKey(number.id) });
      this.#accounts.set(number.account, ranked);
    }
  }

  /** Yields batches of at most `size` numbers of one account, in order, until the signal is aborted. */
  *batches(size: number, signal: AbortSignal): Generator<InventoryNumber[], void, undefined> {
    for (const account of [...this.#accounts.keys()].sort(compareText)) {
      const ranked = signal.aborted ? [] : (this.#accounts.get(account) ?? []).sort(compareRanked);
      for (let start = 0; start < ranked.length && !signal.aborted; start += size) {
        yield ranked.slice(start, start + size).map(({ number }) => number);
      }
    }
  }
}

/**
 * A string whose order is that of the ids: numeric ids by their number, then other ids by their UTF-16 code units, then
 * numbers without an id.
 */
export function toSortKey(id: string | null): string {
  if (id === null) {
    return "2";
  }
  if (!/^\d+$/.test(id)) {
    return `1${id}`;
  }
  const digits = id.replace(/^0+/, "");
  return `0${String(digits.length).padStart(9, "0")}${digits}`;
}

/** Numbers with equal ids are in the order of their other fields, so that each run has the same order. */
function compareRanked(a: Ranked, b: Ranked): number {
  return compareText(a.key, b.key) || compareText(textOf(a), textOf(b));
}

/** The fields of a number as text. It is kept, because a number is compared many times. */
function textOf(ranked: Ranked): string {
  return (ranked.text ??= JSON.stringify(COLUMNS.map((column) => ranked.number[column])));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
