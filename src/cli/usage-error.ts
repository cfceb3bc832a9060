/** A usage or configuration error: exit code 2. The message says how to fix it. */
export class UsageError extends Error {
  override name = "UsageError";
}
