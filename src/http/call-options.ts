import { resolveOptions, SIGNAL } from "./options.js";

/** Options of a single call. */
export interface CallOptions {
  /** Aborts the call, which then rejects with an `AbortError`. */
  signal?: AbortSignal | undefined;
}

/**
 * The checked options of a call.
 *
 * @throws TypeError naming the option that is invalid or unknown.
 */
export function resolveCallOptions(options: CallOptions): CallOptions {
  return resolveOptions<CallOptions>(options, { signal: SIGNAL });
}
