/** Work that several calls wait for. Its signal aborts when every call that waited for it has been aborted. */
export class SharedWork<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;
  #isSettled = false;
  /** Whether the call that started it has been aborted: the result may never arrive, so that no other call joins. */
  #isAbandoned = false;

  /** Starts the work. {@link SharedWork.wait} must be called immediately, so that a rejection is handled. */
  constructor(start: (signal: AbortSignal) => Promise<T>) {
    this.#result = start(this.#controller.signal).finally(() => {
      this.#isSettled = true;
    });
  }

  /**
   * Whether a call can wait for it. In workerd, one request cannot wait for the work of another: that could be canceled
   * with its request, and the members of its signal throw.
   */
  get isJoinable(): boolean {
    try {
      return this.#isSettled || !(this.#controller.signal.aborted || this.#isAbandoned);
    } catch {
      return false;
    }
  }

  /** The result of the work, for a call with this signal. */
  async wait(signal: AbortSignal): Promise<T> {
    if (this.#isSettled) {
      return this.#result;
    }
    const isFirst = this.#waiting === 0 && !this.#isAbandoned;
    const leave = () => {
      this.#isAbandoned ||= isFirst;
      this.#waiting--;
      if (this.#waiting === 0) {
        this.#controller.abort();
      }
    };
    this.#waiting++;
    signal.addEventListener("abort", leave);
    try {
      return await this.#result;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }
}
