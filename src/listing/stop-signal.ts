import { toSharedSignal } from "../http/shared-signal.js";
import type { AbortSignalLike } from "../http/with-timeout.js";

/** Removes the listeners of signals that were garbage collected: an iterator may be abandoned without an end. */
const abandoned =
  typeof FinalizationRegistry === "undefined"
    ? undefined
    : /* @__PURE__ */ new FinalizationRegistry<() => void>((removeListener) => removeListener());

/**
 * The signal of one iteration of a listing: aborted by the caller's signal, or by {@link StopSignal.stop} at the end of
 * the iteration. All its requests listen to this plain object: an `AbortSignal` for each page takes 10 % of a page's
 * CPU time.
 */
export class StopSignal implements AbortSignalLike {
  aborted = false;
  reason: unknown;
  readonly #listeners = new Set<() => void>();
  readonly #callerSignal: AbortSignalLike | undefined;
  readonly #removeListener: () => void;

  constructor(callerSignal?: AbortSignal) {
    this.#callerSignal = toSharedSignal(callerSignal);
    this.#removeListener = listenWeakly(this.#callerSignal, abandoned ? new WeakRef(this) : { deref: () => this });
    abandoned?.register(this, this.#removeListener, this);
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
  stop(): void {
    this.#removeListener();
    abandoned?.unregister(this);
    this.aborted = true;
    this.reason = this.#callerSignal?.reason;
    this.#listeners.forEach((listener) => listener());
  }
}

/**
 * Stops a signal when the caller's is aborted, without keeping it in memory. Requests that are open keep it. Returns a
 * function that removes the listener.
 */
function listenWeakly(
  callerSignal: AbortSignalLike | undefined,
  target: Pick<WeakRef<StopSignal>, "deref">,
): () => void {
  const listener = () => target.deref()?.stop();
  callerSignal?.addEventListener("abort", listener);
  return () => callerSignal?.removeEventListener("abort", listener);
}
