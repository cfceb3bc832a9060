import type { ItemId } from "./page-fields.js";

/**
 * Ids that are known. Numbers that are added in ascending order are kept in an array, of eight bytes per id (a `Set`
 * takes five times as much); all others in a set.
 */
export class KnownIds {
  readonly #ascending: number[] = [];
  readonly #others = new Set<ItemId>();

  /** Adds an id, unless it is known. */
  add(id: ItemId): void {
    if (typeof id === "number" && id > (this.#ascending.at(-1) ?? -Infinity)) {
      this.#ascending.push(id);
    } else if (!this.has(id)) {
      this.#others.add(id);
    }
  }

  /** Whether an id is known. */
  has(id: ItemId): boolean {
    return this.#others.has(id) || (typeof id === "number" && this.#ascending[this.#indexOf(id)] === id);
  }

  /** The index of the first id in ascending order that is not lower, found by bisection. */
  #indexOf(id: number): number {
    let low = 0;
    let high = this.#ascending.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (Number(this.#ascending[middle]) < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
