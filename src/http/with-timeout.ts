/** The part of an `AbortSignal` that {@link withTimeout} uses. */
export interface AbortSignalLike extends Pick<AbortSignal, "aborted" | "reason"> {
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Resolves after `ms`. Rejects with the caller's reason if the caller aborts. */
export function delay(ms: number, callerSignal: AbortSignalLike | undefined): Promise<void> {
  return withTimeout(ms, callerSignal, (resolve) => resolve());
}

/**
 * Runs `work` until it settles, `ms` have passed (`onTimeout` then settles the result), or the caller aborts (it
 * rejects with the caller's reason), even if the work ignores its signal. On a rejection, the signal passed to the work
 * is aborted.
 */
export async function withTimeout<T>(
  ms: number,
  callerSignal: AbortSignalLike | undefined,
  onTimeout: (resolve: (value: T) => void, reject: (reason: Error) => void) => void,
  work?: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort!: () => void;
  try {
    return await new Promise((resolve, reject) => {
      abort = () => reject(callerSignal?.reason as Error);
      callerSignal?.addEventListener("abort", abort);
      if (callerSignal?.aborted) {
        return abort();
      }
      // With a delay above the maximum of timers (2 ** 31 - 1), it would fire immediately.
      timer = setTimeout(() => onTimeout(resolve, reject), Math.min(ms, 2e9));
      work?.(controller.signal).then(resolve, reject);
    });
  } catch (thrown) {
    controller.abort();
    throw thrown;
  } finally {
    clearTimeout(timer);
    callerSignal?.removeEventListener("abort", abort);
  }
}
