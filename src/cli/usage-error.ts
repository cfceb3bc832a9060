/** The command was called or configured wrongly: exit code 2. The message says what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}
