interface PrefetchedPage<Page> {
  readonly start: number;
  readonly response: Promise<Page>;
}

/** Consecutive pages of a list that were requested before they are needed. */
export class PrefetchQueue<Page> {
  readonly #requestPage: (start: number) => Promise<Page>;
  readonly #maxCapacity: number;
  /** Doubled with each page that is taken: the caller may stop after the first. */
  #capacity = 1;
  #pages: PrefetchedPage<Page>[] = [];

  /**
   * @param requestPage - requests the page at an offset
   * @param maxCapacity - maximum number of prefetched pages
   */
  constructor(requestPage: (start: number) => Promise<Page>, maxCapacity: number) {
    this.#requestPage = requestPage;
    this.#maxCapacity = maxCapacity;
  }

  /** The response for the page at an offset. If another page is next in the queue, the queue is discarded. */
  take(start: number): Promise<Page> {
    this.#capacity = Math.min(this.#capacity * 2, this.#maxCapacity);
    if (this.#pages[0]?.start !== start) {
      this.#pages = [];
    }
    return this.#pages.shift()?.response ?? this.#requestPage(start);
  }

  /**
   * Requests pages until the queue is full.
   *
   * @param start - the offset of the first page in the queue
   * @param step - the distance between the offsets of two pages
   * @param end - no page is requested at this offset or after it
   */
  fill(start: number, step: number, end: number): void {
    const last = this.#pages.at(-1);
    let next = last === undefined ? start : last.start + step;
    for (; this.#pages.length < this.#capacity && next < end; next += step) {
      this.#pages.push({ start: next, response: this.#requestPage(next) });
    }
  }
}
