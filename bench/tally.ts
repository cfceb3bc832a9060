/**
 * Checks that the keys 1 to `expected` come once each, in whatever order. It keeps a bit a key, so that a million of them
 * do not show in what is measured.
 */
export class Tally {
  count = 0;
  readonly #seen: Uint8Array;

  constructor(readonly expected: number) {
    this.#seen = new Uint8Array(Math.ceil((expected + 1) / 8));
  }

  /** Throws where the key is none of those expected, or has come before. */
  see(key: number): void {
    if (!(Number.isInteger(key) && key >= 1 && key <= this.expected)) throw new Error(`there is no number ${key}`);
    const bit = 1 << (key & 7);
    if (this.#seen[key >> 3]! & bit) throw new Error(`number ${key} came twice`);
    this.#seen[key >> 3]! |= bit;
    this.count++;
  }

  /** Throws where a key has not come. */
  finish(): void {
    if (this.count !== this.expected) throw new Error(`${this.count} of ${this.expected} numbers came`);
  }
}
