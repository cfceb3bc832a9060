/**
 * The message, or the code, of the innermost cause that has one: `fetch` throws "fetch failed", with the reason as its
 * cause. If connections to several addresses fail, Node's reason has a code only. A value that is not an error is
 * converted to a string.
 */
export function rootCauseMessage(thrown: unknown): string {
  if (!(thrown instanceof Error)) {
    return thrown ? String(thrown) : "";
  }
  const { cause, message, code } = thrown as Error & { code?: string };
  return rootCauseMessage(cause) || message || (code ?? "");
}
