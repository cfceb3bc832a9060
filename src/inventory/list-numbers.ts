import { isAbortError } from "../http/errors/abort-error.js";
import { ignoreErrors } from "../http/ignore-errors.js";
import { FUNCTION, resolveOptions, type OptionRules } from "../http/options.js";
import { CONCURRENCY_RULES, LIST_RULES } from "../listing/list-options.js";
import type { ConcurrentListOptions } from "../listing/listing.js";
import type { ListingReport } from "../listing/report.js";
import { StopSignal } from "../listing/stop-signal.js";
import { InventoryError, type AccountFailure, type AccountRef } from "./inventory-error.js";
import type { InventoryNumber } from "./inventory-number.js";
import { merge } from "./merge.js";
import { toSources, type Account, type Source } from "./sources.js";
import { createYieldToEventLoop } from "./yield-to-event-loop.js";

/** The options of {@link listNumbers}. Those of {@link ConcurrentListOptions} apply to the listing of each account. */
export interface ListNumbersOptions extends Omit<ConcurrentListOptions, "resumeToken"> {
  /** Called as soon as an account has failed. The others continue. Exceptions are ignored. */
  onError?: ((error: unknown, account: AccountRef) => void) | undefined;
  /** Called when an account has been listed, with the summary of its listing. Exceptions are ignored. */
  onReport?: ((report: ListingReport, account: AccountRef) => void) | undefined;
}

/** How many records are normalized before the event loop may run. */
const BATCH_SIZE = 100;

// Several accounts cannot continue from one `resumeToken`.
const { resumeToken: _, ...LISTING_RULES } = LIST_RULES;

const OPTION_RULES: OptionRules<ListNumbersOptions> = {
  ...LISTING_RULES,
  ...CONCURRENCY_RULES,
  onError: FUNCTION,
  onReport: FUNCTION,
};

/** The settings and the state that the listings of all accounts share. */
interface Run {
  /** The options of each account's listing. */
  listOptions: ConcurrentListOptions;
  /** Aborts all listings. */
  stopSignal: StopSignal;
  /** The accounts that have failed so far. */
  failures: AccountFailure[];
  onError: (error: unknown, account: AccountRef) => void;
  onReport: (report: ListingReport, account: AccountRef) => void;
  yieldToEventLoop: () => Promise<void>;
}

/**
 * Lists several accounts concurrently and yields their numbers as they arrive. An account that fails does not stop the
 * others: `onError` is called, and an {@link InventoryError} with every failure is thrown at the end.
 *
 * @throws TypeError or RangeError, before anything is sent, if an account is not a client, two accounts have the same
 * name, or an option is invalid or unknown.
 *
 * @example
 * ```ts
 * for await (const number of listNumbers([invoca, { name: "London", client: apifonica }])) console.log(number.e164);
 * ```
 */
export function listNumbers(
  accounts: readonly Account[],
  options: ListNumbersOptions = {},
): AsyncGenerator<InventoryNumber, void, undefined> {
  const pages = listPages(accounts, options);
  return (async function* () {
    for await (const page of pages) {
      yield* page;
    }
  })();
}

/** The same as {@link listNumbers}, but yields arrays of numbers, each from one account. */
export function listPages(
  accounts: readonly Account[],
  options: ListNumbersOptions = {},
): AsyncGenerator<InventoryNumber[], void, undefined> {
  resolveOptions(options, OPTION_RULES);
  return readSources(toSources(accounts), options);
}

async function* readSources(
  sources: readonly Source[],
  { signal: callerSignal, onError, onReport, ...listOptions }: ListNumbersOptions,
): AsyncGenerator<InventoryNumber[], void, undefined> {
  // Not an `AbortController`: Node.js would keep what listens to a signal that depends on it, also if it is abandoned.
  const stopSignal = new StopSignal(callerSignal);
  const failures: AccountFailure[] = [];
  const run: Run = {
    // A listing uses the properties that a `StopSignal` has.
    listOptions: { ...listOptions, signal: stopSignal as unknown as AbortSignal },
    stopSignal,
    failures,
    onError: ignoreErrors(onError),
    onReport: ignoreErrors(onReport),
    yieldToEventLoop: createYieldToEventLoop(),
  };
  try {
    yield* merge(sources.map((source) => readSource(source, run)));
    const aborted = failures.find(({ error }) => callerSignal?.aborted === true && isAbortError(error));
    if (aborted !== undefined) {
      throw aborted.error;
    }
    if (failures.length > 0) {
      throw new InventoryError(failures, sources.length);
    }
  } finally {
    stopSignal.stop();
  }
}

/** Reads one account. A failure is recorded in `run` and not thrown. */
async function* readSource(
  { account, provider, client }: Source,
  { listOptions, stopSignal, failures, onError, onReport, yieldToEventLoop }: Run,
): AsyncGenerator<InventoryNumber[], void, undefined> {
  const { concurrency, ...sharedOptions } = listOptions;
  const ownOptions = provider.supportsConcurrency ? { ...sharedOptions, concurrency } : sharedOptions;
  const listing = provider.list(client, ownOptions);
  const origin = { provider: account.provider, account: account.name };
  try {
    for await (const { items } of listing.pages()) {
      for (let start = 0; start < items.length; start += BATCH_SIZE) {
        await yieldToEventLoop();
        const batch = items.slice(start, start + BATCH_SIZE);
        yield batch.map((raw) => ({ ...origin, ...provider.normalize(raw), raw }) as InventoryNumber);
      }
    }
  } catch (error) {
    failures.push({ account, error });
    if (!stopSignal.aborted) {
      onError(error, account);
    }
    return;
  }
  if (listing.report !== undefined) {
    onReport(listing.report, account);
  }
}
