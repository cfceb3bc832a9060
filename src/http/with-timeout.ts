/** The part of an `AbortSignal` that {@link withTimeout} uses. */
export interface AbortSignalLike extends Pick<AbortSignal, "aborted" | "reason"> {
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * Runs `work` until it settles, `ms` have passed (it rejects with the error that `late` returns), or the caller aborts
 * (it rejects with the caller's reason), even if the work ignores its signal. On a rejection, the signal passed to the
 * work is aborted. Without `work`, it resolves after `ms`.
 */
export async function withTimeout<T>(
  ms: number,
  caller: AbortSignalLike | undefined,
  work?: (signal: AbortSignal) => Promise<T>,
  late?: () => Error,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort!: () => void;
  try {
    return await new Promise((resolve, reject) => {
      abort = () => reject(caller?.reason as Error);
      caller?.addEventListener("abort", abort);
      if (caller?.aborted) {
        return abort();
      }
      // With a delay above the maximum of timers (2 ** 31 - 1), it would fire immediately.
      timer = setTimeout(() => (late ? reject(late()) : resolve(undefined as T)), Math.min(ms, 2e9));
      work?.(controller.signal).then(resolve, reject);
    });
  } catch (thrown) {
    controller.abort();
    throw thrown;
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", abort);
  }
}
