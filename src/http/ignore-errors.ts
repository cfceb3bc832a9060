/** The hook without its exceptions and rejections. */
export function ignoreErrors<Args extends unknown[]>(hook?: (...args: Args) => unknown): (...args: Args) => void {
  return async (...args) => {
    try {
      await hook?.(...args);
    } catch {
      // A failing hook must not fail the call.
    }
  };
}
