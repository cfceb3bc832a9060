import { isAbortError } from "../http/errors/abort-error.js";
import { ignoreErrors } from "../http/settings.js";
import type { ConcurrentListOptions, Listing } from "../listing/listing.js";
import type { ListingReport } from "../listing/report.js";
import { providers, type ClientOf } from "../providers/index.js";
import type { Provider, NumbersClient } from "../providers/provider.js";
import { InventoryError, type AccountFailure, type AccountRef } from "./inventory-error.js";
import type { InventoryNumber } from "./inventory-number.js";
import { merge } from "./merge.js";
import { createYieldToEventLoop } from "./yield-to-event-loop.js";

/** An account: a client, or a client with a name. Without one, the account is named after its provider. */
export type Account = ClientOf | { name: string; client: ClientOf };

/** What {@link listNumbers} takes beside the accounts; the rest goes to each account's listing. */
export interface ListNumbersOptions extends Omit<ConcurrentListOptions, "resumeToken"> {
  /** Called as soon as an account has failed. The others go on. What it throws is ignored. */
  onError?: ((error: unknown, account: AccountRef) => void) | undefined;
  /** Called when an account has been listed, with what can be said of its listing. What it throws is ignored. */
  onReport?: ((report: ListingReport, account: AccountRef) => void) | undefined;
}

/** How many records are mapped at a time. */
const SLICE = 100;

/** One account with what lists it. */
interface Source {
  account: AccountRef;
  provider: Provider<string, NumbersClient, object>;
  client: NumbersClient;
}

/**
 * Lists several accounts side by side and yields their numbers as they come. An account that fails does not stop the
 * others: it is told to `onError`, and when all have ended an {@link InventoryError} with every failure is thrown.
 *
 * Throws a `TypeError` at once where an account is no client, or two have the same name.
 */
export function listNumbers(
  accounts: readonly Account[],
  options: ListNumbersOptions = {},
): AsyncGenerator<InventoryNumber, void, undefined> {
  const pages = listPages(accounts, options);
  return (async function* () {
    for await (const page of pages) yield* page;
  })();
}

/** The same, by the page: what the command prints at a time. */
export function listPages(
  accounts: readonly Account[],
  options: ListNumbersOptions = {},
): AsyncGenerator<InventoryNumber[], void, undefined> {
  return readAll(toSources(accounts), options);
}

async function* readAll(sources: readonly Source[], { signal, onError, onReport, ...list }: ListNumbersOptions) {
  const stop = new AbortController();
  const abort = () => stop.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  const turn = createYieldToEventLoop();
  const failures: AccountFailure[] = [];
  const tellError = ignoreErrors(onError);
  const tellReport = ignoreErrors(onReport);

  async function* readOne({ account, provider, client }: Source): AsyncGenerator<InventoryNumber[], void, undefined> {
    const listing: Listing<object> = provider.list(client, { ...list, signal: stop.signal });
    try {
      const common = { provider: account.provider, account: account.name };
      for await (const { items } of listing.pages()) {
        for (let start = 0; start < items.length; start += SLICE) {
          await turn();
          const slice = items.slice(start, start + SLICE);
          yield slice.map((raw) => ({ ...common, ...provider.normalize(raw), raw }) as InventoryNumber);
        }
      }
    } catch (error) {
      failures.push({ account, error });
      if (!stop.signal.aborted) tellError(error, account);
      return;
    }
    if (listing.report !== undefined) tellReport(listing.report, account);
  }

  try {
    yield* merge(sources.map(readOne));
    const aborted = failures.find(({ error }) => signal?.aborted === true && isAbortError(error));
    if (aborted !== undefined) throw aborted.error;
    if (failures.length > 0) throw new InventoryError(failures, sources.length);
  } finally {
    signal?.removeEventListener("abort", abort);
    stop.abort();
  }
}

function toSources(accounts: readonly Account[]): Source[] {
  const taken = new Set<string>();
  return accounts.map((account) => {
    const named = isNamed(account);
    const client: NumbersClient = named ? account.client : account;
    const provider = providers.find(({ id }) => id === client?.provider);
    if (provider === undefined) {
      throw new TypeError(`an account is no client: make it with one of the factories of ${ids()}`);
    }
    let name = named ? account.name : provider.id;
    if (named && taken.has(name)) throw new TypeError(`two accounts are named ${JSON.stringify(name)}`);
    for (let count = 2; taken.has(name); count++) name = `${provider.id} ${count}`;
    taken.add(name);
    // The registry knows that a provider and its clients belong together; a list of different ones cannot say so.
    return { account: { name, provider: provider.id }, provider: provider, client };
  });
}

function isNamed(account: Account): account is Exclude<Account, ClientOf> {
  return Object(account) === account && "client" in account;
}

function ids(): string {
  return providers.map(({ id }) => id).join(", ");
}
