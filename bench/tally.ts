/**
 * Checks that each key from 1 to `expected` is recorded once, in any order. It uses one bit per key, so that a million
 * keys do not affect the measured memory.
 */
export class Tally {
  count = 0;
  readonly #seen: Uint8Array;

  constructor(readonly expected: number) {
    this.#seen = new Uint8Array(Math.ceil((expected + 1) / 8));
  }

  /** Records a key. Throws if it is not expected or was recorded before. */
  record(key: number): void {
    if (!(Number.isInteger(key) && key >= 1 && key <= this.expected)) {
      throw new Error(`unexpected number ${key}`);
    }
    const bit = 1 << (key & 7);
    if (this.#seen[key >> 3]! & bit) {
      throw new Error(`number ${key} was listed twice`);
    }
    this.#seen[key >> 3]! |= bit;
    this.count++;
  }

  /** Throws if a key was not recorded. */
  finish(): void {
    if (this.count !== this.expected) {
      throw new Error(`${this.count} of ${this.expected} numbers were listed`);
    }
  }
}
