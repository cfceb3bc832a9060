/** Verifies an account: reads its list and one record, while an observer compares the responses with the spec. */
import { isAbortError } from "../../http/errors/abort-error.js";
import { isNumberInventoryError } from "../../http/errors/base-error.js";
import { isInvalidResponseError } from "../../http/errors/invalid-response-error.js";
import { isListingError } from "../../listing/listing-error.js";
import type { AnyProvider, ClientOf, RecordOf } from "../../providers/index.js";
import type { ProviderApi } from "../../providers/provider.js";
import { isCredentialRejected } from "../suggest-action.js";
import type { AccountObserver } from "./account-observer.js";
import type { AccountReport, ReadReport } from "./report.js";

/** The number of records on a page. It is the smallest of the maximums of the APIs. */
const PAGE_SIZE = 20;

/** What is needed to verify an account. */
export interface VerifyContext {
  /** The maximum number of pages of a list. */
  pages: number;
  signal: AbortSignal;
  /** The message of an error: what happened, and what to do. */
  describeError: (error: unknown) => string;
  /** Whether the server of a provider's account has responded to any request. */
  hasResponded: (providerId: string) => boolean;
  /** Called after a page with the number of its records. */
  onRecords: (account: string, records: number) => void;
}

/** Verifies an account. It does not reject if the account cannot be read: the report says so. */
export async function verifyAccount(
  provider: AnyProvider,
  client: ClientOf,
  observer: AccountObserver,
  context: VerifyContext,
): Promise<AccountReport> {
  const list = await readList(provider, client, observer, context);
  const outcomes = [list];
  if (provider.get !== undefined) {
    outcomes.push(await readRecord(provider, client, list, observer, context));
  }
  const isRejected = outcomes.some(({ error }) => isRejection(error, provider));
  return {
    account: provider.id,
    provider: provider.id,
    reachable: context.hasResponded(provider.id) || (context.signal.aborted ? null : false),
    credential: isRejected ? "rejected" : observer.isAccepted ? "accepted" : "unknown",
    verified: outcomes.every(({ read }) => read.result !== "failed"),
    reads: outcomes.map(({ read }) => read),
    findings: observer.findings(),
  };
}

/** How a read ended. */
interface Outcome {
  read: ReadReport;
  firstRecord?: RecordOf | undefined;
  error?: unknown;
}

/** Reads the first pages of the list. */
async function readList(
  provider: AnyProvider,
  client: ClientOf,
  observer: AccountObserver,
  context: VerifyContext,
): Promise<Outcome> {
  const { pages, signal, onRecords } = context;
  const operation = listOperation(provider.api);
  let firstRecord: RecordOf | undefined;
  let records = 0;
  const describe = (message: string | null): ReadReport => ({ operation, result: "compared", records, message });
  try {
    let remaining = pages;
    const listing = provider.list(client, { signal, maxPages: pages }, PAGE_SIZE);
    for await (const { items } of listing.pages()) {
      firstRecord ??= items[0];
      records += items.length;
      onRecords(provider.id, items.length);
      if (--remaining === 0) {
        break;
      }
    }
  } catch (error) {
    // For instance, the listing starts again because its total changed.
    if (!exceedsMaxPages(error)) {
      return { ...explain(error, describe(null), observer, context), firstRecord };
    }
  }
  const message = records === 0 ? "no records, so the properties of records were not compared" : null;
  return { read: describe(message), firstRecord };
}

/** Reads one record of the list by itself. */
async function readRecord(
  provider: AnyProvider,
  client: ClientOf,
  list: Outcome,
  observer: AccountObserver,
  context: VerifyContext,
): Promise<Outcome> {
  const operation = recordOperation(provider.api) ?? "";
  const skip = (message: string): Outcome => ({ read: { operation, result: "skipped", records: 0, message } });
  const record = list.firstRecord;
  if (record === undefined) {
    return skip(list.error === undefined ? "the list has no record to read" : "the list could not be read");
  }
  try {
    await provider.get?.(client, record, { signal: context.signal });
  } catch (error) {
    if (!isNumberInventoryError(error)) {
      return skip("the first record of the list has no valid id");
    }
    return explain(error, { operation, result: "compared", records: 0, message: null }, observer, context);
  }
  return { read: { operation, result: "compared", records: 1, message: null } };
}

/** The outcome of a read that ended with an error. If the response contradicts the spec, it has been compared. */
function explain(error: unknown, read: ReadReport, observer: AccountObserver, context: VerifyContext): Outcome {
  const message = isAbortError(error) ? "interrupted" : context.describeError(error);
  const isCompared = isInvalidResponseError(error) && observer.hasContradiction(read.operation);
  return { read: { ...read, result: isCompared ? "compared" : "failed", message }, error };
}

/** Whether an error shows that the server rejects the credential. */
function isRejection(error: unknown, provider: AnyProvider): boolean {
  return isNumberInventoryError(error) && isCredentialRejected(error, provider);
}

/** Whether a listing ended because it needs more pages than `maxPages`. */
function exceedsMaxPages(error: unknown): boolean {
  return isListingError(error) && /: maxPages \(\d+\) exceeded$/.test(error.message);
}

/** The name of the operation that lists records. */
function listOperation({ operations }: ProviderApi): string {
  return Object.values(operations).find(({ items }) => items !== undefined)?.name ?? "";
}

/** The name of the operation that reads one record; undefined if there is none. */
function recordOperation({ operations }: ProviderApi): string | undefined {
  return Object.values(operations).find(({ method, items }) => method === "GET" && items === undefined)?.name;
}
