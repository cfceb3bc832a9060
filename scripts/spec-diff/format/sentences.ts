/** The sentences that both formats for people use. */
import { operationsOfChange, type Effect } from "../change.js";
import type { Report, ReportedChange } from "../report.js";

/** What an effect means to callers. */
const EFFECT_TEXT: Readonly<Record<Effect, string>> = {
  "does-not-compile": "Callers' code may no longer compile",
  "behaves-differently": "Compiles, but behaves differently",
  "new-possibilities": "Only new",
  documentation: "Documentation only",
  "not-classified": "Not classified",
};

/** Returns the message of a change with its effect. */
export function describeChange({ effect, message }: ReportedChange): string {
  const prefix = EFFECT_TEXT[effect];
  return message.startsWith("Callers' code") ? message : `${prefix}: ${message}`;
}

/** Returns whom a change concerns: the direction, and the operations. */
export function describeScope(change: ReportedChange): string {
  const direction = change.direction === "both" ? "requests and responses" : `${change.direction}s`;
  const operations = operationsOfChange(change);
  return operations.length === 0 ? direction : `${direction} of ${operations.join(", ")}`;
}

/** Returns the result in one sentence. */
export function summarize({ base, breaking, bump, changes }: Report): string {
  if (changes.length === 0) {
    return `No change since ${base}.`;
  }
  const verdict = breaking ? "Breaking" : "Not breaking";
  const required = bump === "none" ? "no new version is required" : `a ${bump} version is required`;
  return `${verdict}: ${required} (${changes.length} ${changes.length === 1 ? "change" : "changes"} since ${base}).`;
}

/** Returns the number of changes of words only, as a sentence. */
export function describeWords(count: number): string {
  return `${count} ${count === 1 ? "change" : "changes"} of descriptions, examples and sources (patch).`;
}
