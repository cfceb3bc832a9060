/** The report of `verify` for people. */
import type { DriftFinding } from "../../drift/finding.js";
import { replaceControlCharacters } from "../control-characters.js";
import { fitToWidth } from "../formats/cell-width.js";
import { countFindings, type AccountReport, type ReadReport, type VerifyReport } from "./report.js";

/** The maximum width of text from a response. */
const MAX_WIDTH = 160;

/** One line per account, then the findings. */
export function formatText({ accounts }: VerifyReport): string {
  const blocks = accounts.map(({ account, findings }) => formatFindings(account, findings)).filter(Boolean);
  return [accounts.map(formatAccount).join(""), ...blocks].join("\n");
}

/** The last line of the messages: how many accounts were verified, and what was found. */
export function summarize(accounts: readonly AccountReport[]): string {
  const failed = accounts.filter(({ verified }) => !verified).length;
  const state =
    failed === 0
      ? `${count(accounts.length, "account")} verified`
      : `${failed} of ${count(accounts.length, "account")} could not be verified`;
  return `${state}; ${describeFindings(accounts)}`;
}

/** `no drift found`, `2 failures and 1 note`. */
export function describeFindings(accounts: readonly AccountReport[]): string {
  const failures = countFindings(accounts, "failure");
  const notes = countFindings(accounts, "note");
  const parts = [...(failures > 0 ? [count(failures, "failure")] : []), ...(notes > 0 ? [count(notes, "note")] : [])];
  return parts.length === 0 ? "no drift found" : parts.join(" and ");
}

function formatAccount(report: AccountReport): string {
  const { account, reachable, credential, verified, reads } = report;
  const states = [
    ...(reachable === null ? [] : [reachable ? "reachable" : "not reachable"]),
    ...(reachable === true ? [`credential ${credential}`] : []),
    verified ? describeFindings([report]) : "not verified",
  ];
  const lines = reads.map((read) => `  ${toOneLine(formatRead(read))}\n`);
  return `${account}: ${states.join(", ")}\n${lines.join("")}`;
}

function formatRead({ operation, result, records, message }: ReadReport): string {
  // A message about a request starts with the operation.
  if (message?.startsWith(`${operation}: `)) {
    return message;
  }
  if (result === "compared" && records === 0 && message !== null) {
    return `${operation}: ${message}`;
  }
  const state = result === "compared" ? count(records, "record") : result;
  return [operation, state, message].filter(Boolean).join(": ");
}

function formatFindings(account: string, findings: readonly DriftFinding[]): string {
  const groups = new Map<string, DriftFinding[]>();
  for (const finding of findings) {
    const title = `${account}, ${finding.operation}, HTTP ${finding.status}`;
    groups.set(title, [...(groups.get(title) ?? []), finding]);
  }
  return [...groups]
    .map(([title, members]) => `${toOneLine(title)}\n${members.map(formatFinding).join("")}`)
    .join("\n");
}

function formatFinding({ severity, kind, pointer, expected, example, count: times, source }: DriftFinding): string {
  const place = pointer === "" ? "response" : fitToWidth(pointer, MAX_WIDTH);
  const details = [
    `expected: ${toOneLine(expected)}`,
    ...(example === null ? [] : [`example: ${fitToWidth(example, MAX_WIDTH)}`]),
    `count: ${times.toLocaleString("en")}`,
    ...(source === null ? [] : [`source: ${toOneLine(source)}`]),
  ];
  return `  ${severity} ${kind} ${place}\n${details.map((detail) => `    ${detail}\n`).join("")}`;
}

/** The text on one line. */
function toOneLine(text: string): string {
  return replaceControlCharacters(text.replace(/\s+/g, " "));
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString("en")} ${noun}${amount === 1 ? "" : "s"}`;
}
