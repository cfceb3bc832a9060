/** The sentences that both formats for people use. */
import { operationsOfChange, type Direction, type Effect } from "../change.js";
import type { Report, ReportedChange } from "../report.js";

/** What an effect means to callers. */
const EFFECT_TEXT: Readonly<Record<Effect, string>> = {
  "does-not-compile": "Callers' code may no longer compile",
  "behaves-differently": "Compiles, but behaves differently",
  "new-possibilities": "Compatible",
  documentation: "Documentation only",
  "not-classified": "Not classified",
};

/** Returns the message of a change with its effect. */
export function describeChange({ effect, confirmed, message }: ReportedChange): string {
  return `${confirmed ? "Callers' code no longer compiles" : EFFECT_TEXT[effect]}: ${message}`;
}

const AUDIENCES: Readonly<Record<Direction, string>> = {
  request: "Callers that send requests",
  response: "Callers that read responses",
  both: "All callers",
};

/** Returns a sentence for each audience of a change: the operations that it calls, and what to do. */
export function describeAudiences(change: ReportedChange): string[] {
  const operations = operationsOfChange(change);
  const calls = operations.length === 0 ? "" : ` (${operations.join(", ")})`;
  return (Object.keys(AUDIENCES) as Direction[]).flatMap((direction) => {
    const advice = change.advice[direction];
    return advice === undefined ? [] : [`${AUDIENCES[direction]}${calls}: ${advice}`];
  });
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
