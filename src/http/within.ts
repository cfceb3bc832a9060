/**
 * Runs `work` until it settles, `ms` have passed (`passed` then decides), or the caller aborts (it rejects with the
 * caller's reason), whatever the work makes of it. Work that ends badly is told to stop what it has open.
 */
export async function within<T>(
  ms: number,
  caller: AbortSignal,
  passed: (resolve: (value: T) => void, reject: (reason: Error) => void) => void,
  work?: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort!: () => void;
  try {
    return await new Promise<T>((resolve, reject) => {
      abort = () => reject(caller.reason as Error);
      caller.addEventListener("abort", abort);
      if (caller.aborted) return abort();
      // Beyond the longest delay a timer takes, it would fire at once.
      timer = setTimeout(passed, Math.min(ms, 2 ** 31 - 1), resolve, reject);
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
