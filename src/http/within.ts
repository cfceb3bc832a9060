/** The longest delay a timer takes; beyond it, `setTimeout` fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs `work` until it settles, `ms` have passed, or the caller aborts: then it settles as `passed` does, or rejects with
 * the caller's reason, whatever the work makes of it. Work that ends badly is told to stop what it has open.
 */
export async function within<T>(
  ms: number,
  caller: AbortSignal,
  passed: () => T,
  work?: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const abort = () => reject(caller.reason as Error);
      caller.addEventListener("abort", abort);
      if (caller.aborted) return abort();
      timer = setTimeout(
        () => new Promise<T>((done) => done(passed())).then(resolve, reject),
        Math.min(ms, MAX_TIMER_MS),
      );
      work?.(controller.signal).then(resolve, reject);
    });
  } catch (thrown) {
    controller.abort();
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}
