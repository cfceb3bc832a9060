/** As much of an `AbortSignal` as a wait listens to. */
export interface AbortSignalLike extends Pick<AbortSignal, "aborted" | "reason"> {
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * Runs `work` until it settles, `ms` have passed (it rejects with what `late` makes), or the caller aborts (it rejects with
 * the caller's reason), whatever the work makes of it. Work that ends badly is told to stop what it has open. Without
 * work it is a wait.
 */
export async function withTimeout<T>(
  ms: number,
  caller: AbortSignalLike,
  work?: (signal: AbortSignal) => Promise<T>,
  late?: () => Error,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort!: () => void;
  try {
    return await new Promise((resolve, reject) => {
      abort = () => reject(caller.reason as Error);
      caller.addEventListener("abort", abort);
      if (caller.aborted) return abort();
      // Beyond the longest delay that a timer takes (2 ** 31 - 1), it would fire at once.
      timer = setTimeout(() => (late ? reject(late()) : resolve(undefined as T)), Math.min(ms, 2e9));
      work?.(controller.signal).then(resolve, reject);
    });
  } catch (thrown) {
    controller.abort();
    throw thrown;
  } finally {
    clearTimeout(timer);
    caller.removeEventListener("abort", abort);
  }
}
