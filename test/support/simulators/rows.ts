/**
 * The rows of a simulated account. Only their keys (positive integers) are stored; the simulator creates the record of
 * a row for each response, so that a million rows use little memory. The order of the keys is the order of the list.
 */
export class Rows {
  readonly keys: number[];
  readonly #sorted: boolean;

  /** `sorted`: keys are in ascending order, and an insertion keeps this order. */
  constructor(rows: number | readonly number[], sorted: boolean) {
    this.keys = typeof rows === "number" ? Array.from({ length: rows }, (_, i) => i + 1) : [...rows];
    this.#sorted = sorted;
    if (sorted) {
      this.keys.sort((a, b) => a - b);
    }
  }

  get length(): number {
    return this.keys.length;
  }

  /** Adds a row. If the rows are not sorted, `at` is its index (default: the end). */
  insert(key: number, at = this.keys.length): void {
    this.keys.splice(this.#sorted ? this.#placeOf(key) : at, 0, key);
  }

  /** Removes a row. Does nothing if the row does not exist. */
  remove(key: number): void {
    const at = this.#sorted ? this.#placeOf(key) : this.keys.indexOf(key);
    if (this.keys[at] === key) {
      this.keys.splice(at, 1);
    }
  }

  /** Returns the number of lower keys. Only for sorted rows. */
  #placeOf(key: number): number {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.keys[middle]! < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns up to `count` rows below a key, or the highest rows if `key` is undefined; highest first. */
  below(key: number | undefined, count: number): number[] {
    const end = key === undefined ? this.keys.length : this.#placeOf(key);
    return this.keys.slice(Math.max(0, end - count), end).reverse();
  }

  /** Returns the `count` rows that follow a key, highest first. */
  above(key: number, count: number): number[] {
    const start = this.#placeOf(key + 1);
    return this.keys.slice(start, start + count).reverse();
  }
}

/** Returns the keys of a page of a list. An endless list starts again after its last key. */
export function pageOf(listed: readonly number[], start: number, size: number, endless = false): number[] {
  return endless && listed.length > 0
    ? Array.from({ length: Math.min(size, listed.length) }, (_, index) => listed[(start + index) % listed.length]!)
    : listed.slice(start, start + size);
}
