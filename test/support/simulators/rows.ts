/**
 * The rows of a simulated account, by their keys: whole numbers above 0 from which a provider's record is made when it
 * is asked for, so that a million rows weigh nothing. Keys stay in the order in which they are kept here.
 */
export class Rows {
  readonly keys: number[];
  readonly #sorted: boolean;

  /** `sorted`: keys are kept ascending, and an insertion finds its own place. */
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

  /** Adds a row: where it belongs if the rows are sorted, else at an index (default: the end). */
  insert(key: number, at = this.keys.length): void {
    this.keys.splice(this.#sorted ? this.#placeOf(key) : at, 0, key);
  }

  /** Takes a row away; one that is not there is nothing to do. */
  remove(key: number): void {
    const at = this.#sorted ? this.#placeOf(key) : this.keys.indexOf(key);
    if (this.keys[at] === key) {
      this.keys.splice(at, 1);
    }
  }

  /** How many keys are below this one, where the rows are sorted. */
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

  /** The first so many rows below a key, highest first; from the highest on without one. */
  below(key: number | undefined, count: number): number[] {
    const end = key === undefined ? this.keys.length : this.#placeOf(key);
    return this.keys.slice(Math.max(0, end - count), end).reverse();
  }

  /** The last so many rows above a key, highest first. */
  above(key: number, count: number): number[] {
    const start = this.#placeOf(key + 1);
    return this.keys.slice(start, start + count).reverse();
  }
}
