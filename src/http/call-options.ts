import { checkOptionNames, checkSignal } from "./options.js";

/** Options of a single call. */
export interface CallOptions {
  /** Aborts the call, which then rejects with an `AbortError`. */
  signal?: AbortSignal | undefined;
}

/**
 * Checks the options of a call.
 *
 * @throws TypeError naming the option that is invalid or unknown.
 */
export function checkCallOptions(options: CallOptions): void {
  checkOptionNames(options, ["signal"]);
  checkSignal("signal", options.signal);
}
