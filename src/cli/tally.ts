/** What a run of `list` has received and printed, by account. */
import type { InventoryNumber } from "../inventory/inventory-number.js";
import { findMismatches, type FilteredField, type Filters } from "./filters.js";

/** How the listing of an account ended. `message` says what happened and what to do. */
export type Outcome = { state: "complete" } | { state: "incomplete" | "failed"; message: string };

/** The counts of one account. */
export interface AccountTally {
  account: string;
  /** The numbers that were received. */
  received: number;
  /** The numbers that pass the filters. */
  matched: number;
  /** The numbers that do not pass a filter because they have no value in its field. */
  withoutValue: Record<FilteredField, number>;
  /** The records that were printed in part. */
  printedInPart: number;
  /** How the listing ended; undefined before. */
  outcome?: Outcome;
}

/** The counts of all accounts of a run. */
export class Tallies {
  readonly #tallies = new Map<string, AccountTally>();

  /** The counts of an account. Those of an account that has not been listed are zero. */
  of(account: string): AccountTally {
    const tally = this.#tallies.get(account) ?? {
      account,
      received: 0,
      matched: 0,
      withoutValue: { country: 0, type: 0 },
      printedInPart: 0,
    };
    this.#tallies.set(account, tally);
    return tally;
  }

  /** The counts of each account, in the order in which they were first used. */
  list(): AccountTally[] {
    return [...this.#tallies.values()];
  }
}

/** Counts a number. Returns whether it passes the filters. */
export function countNumber(tally: AccountTally, number: InventoryNumber, filters: Filters): boolean {
  const mismatches = findMismatches(number, filters);
  tally.received++;
  tally.matched += mismatches.length === 0 ? 1 : 0;
  for (const field of mismatches) {
    tally.withoutValue[field] += number[field] === null ? 1 : 0;
  }
  return mismatches.length === 0;
}

/** The exit code of a run: 0 if every list is complete and printed as a whole. */
export function toExitCode(tallies: readonly AccountTally[]): number {
  const isWhole = ({ outcome, printedInPart }: AccountTally) => outcome?.state === "complete" && printedInPart === 0;
  return tallies.every(isWhole) ? 0 : 1;
}
