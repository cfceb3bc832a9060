import type { AbortSignalLike } from "./with-timeout.js";

/** By the caller's signal. */
const sharedSignals = /* @__PURE__ */ new WeakMap<AbortSignal, SharedSignal>();

/**
 * The caller's signal for all calls that use it: it has one listener while any of them listens, and none afterwards.
 * (Node.js warns about many listeners on a signal, and in version 20, each signal of `AbortSignal.any` leaves a few
 * bytes behind for as long as the caller's signal exists.)
 */
class SharedSignal implements AbortSignalLike {
  readonly #signal: AbortSignal;
  readonly #listeners = new Set<() => void>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  get aborted(): boolean {
    return this.#signal.aborted;
  }

  get reason(): unknown {
    return this.#signal.reason as unknown;
  }

  addEventListener(type: "abort", listener: () => void): void {
    if (this.#listeners.size === 0) {
      this.#signal.addEventListener(type, this.#notify);
    }
    this.#listeners.add(listener);
  }

  removeEventListener(type: "abort", listener: () => void): void {
    if (this.#listeners.delete(listener) && this.#listeners.size === 0) {
      this.#signal.removeEventListener(type, this.#notify);
    }
  }

  readonly #notify = (): void => this.#listeners.forEach((listener) => listener());
}

/** The {@link SharedSignal} of the caller's signal, which may be one of another realm or polyfill. */
export function toSharedSignal(signal: AbortSignal | undefined): AbortSignalLike | undefined {
  if (!signal) {
    return undefined;
  }
  const shared = sharedSignals.get(signal) ?? new SharedSignal(signal);
  sharedSignals.set(signal, shared);
  return shared;
}
