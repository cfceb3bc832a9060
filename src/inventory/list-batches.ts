import { isAbortError } from "../http/errors/abort-error.js";
import { ignoreErrors } from "../http/ignore-errors.js";
import { FUNCTION, resolveOptions, type OptionRules } from "../http/options.js";
import { CONCURRENCY_RULES, LIST_RULES } from "../listing/list-options.js";
import type { ConcurrentListOptions } from "../listing/listing.js";
import type { ListingReport } from "../listing/report.js";
import { StopSignal } from "../listing/stop-signal.js";
import { addProperties } from "../listing/thrown-value.js";
import type { ParsePhoneNumber } from "../providers/phone-number.js";
import type { RecordOf } from "../providers/registry.js";
import { InventoryError, type AccountFailure, type AccountRef } from "./inventory-error.js";
import type { InventoryNumber } from "./inventory-number.js";
import { InventoryProgress } from "./inventory-progress.js";
import { merge } from "./merge.js";
import { pagesWithReport } from "./pages-with-report.js";
import { toSources, type Account, type Source } from "./sources.js";
import { createYieldToEventLoop } from "./yield-to-event-loop.js";

/**
 * The options of {@link listNumbers} and {@link listPages}. Those of {@link ConcurrentListOptions} apply to the listing
 * of each account.
 */
export interface ListNumbersOptions extends Omit<ConcurrentListOptions, "resumeToken"> {
  /**
   * Continues an earlier inventory of the same accounts: the `resumeToken` of an `InventoryPage`, an `InventoryError`
   * or an `AbortError`. `null`, that of a finished inventory, is refused: it does not mean the beginning.
   */
  resumeToken?: string | undefined;
  /** Called as soon as an account has failed. The others continue. Exceptions are ignored. */
  onError?: ((error: unknown, account: AccountRef) => void) | undefined;
  /** Called when an account has been listed, with the summary of its listing. Exceptions are ignored. */
  onReport?: ((report: ListingReport, account: AccountRef) => void) | undefined;
}

/** How many records are normalized before the event loop may run. */
const BATCH_SIZE = 100;

const OPTION_RULES: OptionRules<ListNumbersOptions> = {
  ...LIST_RULES,
  ...CONCURRENCY_RULES,
  resumeToken: { type: "string", requirement: "the `resumeToken` of an inventory that is not finished" },
  onError: FUNCTION,
  onReport: FUNCTION,
};

/** Numbers of one account. */
export interface Batch {
  readonly account: AccountRef;
  readonly numbers: InventoryNumber[];
  /** The page that ends with these numbers; undefined within a page. */
  readonly page?: {
    readonly total: number | null;
    /** Where the account continues after the page. */
    readonly position: string | null;
    readonly report: ListingReport | null;
  };
}

/** The settings and the state that the listings of all accounts share. */
interface Run {
  /** The options of each account's listing. */
  listOptions: ConcurrentListOptions;
  /** Aborts all listings. */
  stopSignal: StopSignal;
  progress: InventoryProgress;
  parsePhoneNumber: ParsePhoneNumber;
  /** The accounts that have failed so far. */
  failures: AccountFailure[];
  onError: (error: unknown, account: AccountRef) => void;
  onReport: (report: ListingReport, account: AccountRef) => void;
  yieldToEventLoop: () => Promise<void>;
}

/** The numbers of several accounts, in the order in which they arrive, and the progress after the last batch. */
export interface Inventory {
  batches: AsyncGenerator<Batch, void, undefined>;
  progress: InventoryProgress;
}

/**
 * Lists several accounts in batches of numbers. Nothing is sent before the first batch is read.
 *
 * @throws TypeError or RangeError if an account, an option or the token is invalid.
 */
export function listBatches(
  accounts: readonly Account[],
  options: ListNumbersOptions,
  parsePhoneNumber: ParsePhoneNumber,
): Inventory {
  resolveOptions(options, OPTION_RULES);
  const { resumeToken, ...others } = options;
  const sources = toSources(accounts);
  const progress = new InventoryProgress(sources, resumeToken);
  return { batches: readSources(sources, progress, parsePhoneNumber, others), progress };
}

async function* readSources(
  sources: readonly Source[],
  progress: InventoryProgress,
  parsePhoneNumber: ParsePhoneNumber,
  { signal: callerSignal, onError, onReport, ...listOptions }: Omit<ListNumbersOptions, "resumeToken">,
): AsyncGenerator<Batch, void, undefined> {
  // Not an `AbortController`: Node.js would keep what listens to a signal that depends on it, also if it is abandoned.
  const stopSignal = new StopSignal(callerSignal);
  const failures: AccountFailure[] = [];
  const run: Run = {
    // A listing uses the properties that a `StopSignal` has.
    listOptions: { ...listOptions, signal: stopSignal as unknown as AbortSignal },
    stopSignal,
    progress,
    parsePhoneNumber,
    failures,
    onError: ignoreErrors(onError),
    onReport: ignoreErrors(onReport),
    yieldToEventLoop: createYieldToEventLoop(),
  };
  const unfinished = sources.filter((source) => progress.positionOf(source) !== null);
  let yielded = 0;
  try {
    for await (const batch of merge(unfinished.map((source) => readSource(source, run)))) {
      if (batch.page !== undefined) {
        progress.advance(batch.account.name, batch.page.position);
      }
      yielded += batch.numbers.length;
      yield batch;
    }
    const resumeToken = progress.resumeToken ?? undefined;
    const aborted = failures.find(({ error }) => callerSignal?.aborted === true && isAbortError(error));
    if (aborted !== undefined) {
      // Instead of the token of the one account.
      addProperties(aborted.error, { yielded, resumeToken });
      throw aborted.error;
    }
    if (failures.length > 0) {
      throw new InventoryError(failures, sources.length, {
        yielded,
        ...(resumeToken !== undefined && { resumeToken }),
      });
    }
  } finally {
    stopSignal.stop();
  }
}

/** Reads one account. A failure is recorded in `run` and not thrown. */
async function* readSource(source: Source, run: Run): AsyncGenerator<Batch, void, undefined> {
  const { account, provider, client } = source;
  const { concurrency, ...sharedOptions } = run.listOptions;
  const ownOptions = provider.supportsConcurrency ? { ...sharedOptions, concurrency } : sharedOptions;
  const listing = provider.list(client, { ...ownOptions, resumeToken: run.progress.positionOf(source) });
  const origin = { provider: account.provider, account: account.name };
  const toNumber = (raw: RecordOf) =>
    ({ ...origin, ...provider.normalize(raw, run.parsePhoneNumber), raw }) as InventoryNumber;
  try {
    for await (const { items, total, resumeToken: position, report } of pagesWithReport(listing)) {
      let end = 0;
      do {
        await run.yieldToEventLoop();
        const records = items.slice(end, end + BATCH_SIZE);
        end += BATCH_SIZE;
        const numbers = records.map((raw) => toNumber(raw));
        yield { account, numbers, ...(end >= items.length && { page: { total, position, report } }) };
      } while (end < items.length);
    }
  } catch (error) {
    run.failures.push({ account, error });
    if (!run.stopSignal.aborted) {
      run.onError(error, account);
    }
    return;
  }
  if (listing.report !== undefined) {
    run.onReport(listing.report, account);
  }
}
