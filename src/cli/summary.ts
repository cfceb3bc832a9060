/** The summary of a run of `list`, for the end of standard error. */
import { findProvider } from "../providers/index.js";
import { FILTERED_FIELDS, filteredFields, type FilteredField, type Filters } from "./filters.js";
import { UNKNOWN } from "./option-values.js";
import type { AccountTally } from "./tally.js";

/** The lines of the summary. */
export interface Summary {
  /** The filters that omit numbers because the provider does not report the field. */
  warnings: string[];
  /** What was received from each account, and what to do about a failure. */
  accounts: { account: string; text: string }[];
  /** The sum of all accounts. */
  total: string;
}

/** The summary of the accounts' counts. */
export function summarize(tallies: readonly AccountTally[], filters: Filters): Summary {
  return {
    warnings: tallies.flatMap((tally) => warnAboutFilters(tally, filters)),
    accounts: tallies.map((tally) => ({ account: tally.account, text: describeAccount(tally, filters) })),
    total: describeTotal(tallies, filters),
  };
}

/** The warnings about filters on fields that the account's provider never reports. The account has its id as name. */
function warnAboutFilters({ account, withoutValue }: AccountTally, filters: Filters): string[] {
  const unreported = findProvider(account)?.unreported ?? {};
  return FILTERED_FIELDS.filter((field) => field in unreported && withoutValue[field] > 0).map((field) => {
    const values = [...(filters[field] ?? []), UNKNOWN].join(",");
    const omitted = formatCount(withoutValue[field], "number");
    return `${account} never reports a ${field}: \`--${field}\` omits its ${omitted}; \`--${field} ${values}\` includes them`;
  });
}

function describeAccount(tally: AccountTally, filters: Filters): string {
  const parts = [
    describeNumbers(tally, filters),
    ...filteredFields(filters).flatMap((field) => describeGap(tally, field)),
  ];
  if (tally.printedInPart > 0) {
    parts.push(`${formatCount(tally.printedInPart, "record")} printed in part`);
  }
  return [...parts, ...describeOutcome(tally)].join("; ");
}

function describeNumbers({ received, matched }: AccountTally, filters: Filters): string {
  if (filteredFields(filters).length === 0 || received === 0) {
    return formatCount(received, "number");
  }
  const amount = matched === 0 ? "none" : formatCount(matched);
  return `${amount} of ${formatCount(received, "number")} ${matched === 1 ? "matches" : "match"}`;
}

function describeGap({ withoutValue }: AccountTally, field: FilteredField): string[] {
  const count = withoutValue[field];
  return count === 0 ? [] : [`${formatCount(count)} without a ${field} omitted`];
}

function describeOutcome({ outcome }: AccountTally): string[] {
  switch (outcome?.state) {
    case undefined:
      return ["not listed to the end"];
    case "complete":
      return [];
    case "incomplete":
      return [`may be incomplete: ${outcome.message}`];
    case "failed":
      return [`failed: ${outcome.message}`];
  }
}

function describeTotal(tallies: readonly AccountTally[], filters: Filters): string {
  const count = (test: (tally: AccountTally) => boolean) => tallies.filter(test).length;
  const sum = (key: "received" | "matched" | "printedInPart") =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  const sources = count(({ outcome, received }) => outcome?.state !== "failed" || received > 0);
  const received = `${formatCount(sum("received"), "number")}${sources === 0 ? "" : ` from ${formatCount(sources, "account")}`}`;
  const matched = sum("matched");
  const isFiltered = filteredFields(filters).length > 0;
  const parts = [
    isFiltered
      ? `${formatCount(matched, "number")} ${matched === 1 ? "matches" : "match"} the filters (${received})`
      : received,
  ];
  const add = (amount: number, noun: string, text: string) => {
    if (amount > 0) {
      parts.push(`${formatCount(amount, noun)} ${text}`);
    }
  };
  add(
    count(({ outcome }) => outcome?.state === "failed"),
    "account",
    "failed",
  );
  add(
    count(({ outcome }) => outcome?.state === "incomplete"),
    "list",
    "may be incomplete",
  );
  add(
    count(({ outcome }) => outcome === undefined),
    "account",
    "not listed to the end",
  );
  add(sum("printedInPart"), "record", "printed in part");
  return parts.join("; ");
}

/** `no numbers`, `1 number`, `1,800 numbers`; without a noun, the count alone. */
function formatCount(count: number, noun?: string): string {
  const amount = count === 0 ? "no" : count.toLocaleString("en");
  return noun === undefined ? amount : `${amount} ${noun}${count === 1 ? "" : "s"}`;
}
