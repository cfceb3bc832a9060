import { dependentSignal, type AbortSignalLike } from "../http/with-timeout.js";

/**
 * The signal of one iteration of a listing: aborted by the caller's signal, or by {@link StopSignal.stop} at the end of
 * the iteration. All its requests listen to this plain object: an `AbortSignal` for each page takes 10 % of a page's
 * CPU time.
 */
export class StopSignal implements AbortSignalLike {
  aborted = false;
  reason: unknown;
  readonly #listeners = new Set<() => void>();
  readonly #callerSignal: AbortSignal | undefined;

  constructor(callerSignal?: AbortSignal) {
    this.#callerSignal = dependentSignal(callerSignal);
    this.#callerSignal?.addEventListener("abort", this.stop);
    if (this.#callerSignal?.aborted) {
      this.stop();
    }
  }

  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Cancels the requests that are still open, and stops listening to the caller's signal. */
  readonly stop = (): void => {
    this.#callerSignal?.removeEventListener("abort", this.stop);
    this.aborted = true;
    this.reason = this.#callerSignal?.reason;
    this.#listeners.forEach((listener) => listener());
  };
}
