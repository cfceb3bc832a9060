/** Compares runs with the outcome of a case, and with what is true for every case. */
import { expect } from "vitest";
import { isNumberInventoryError } from "../../../src/errors.js";
import type { ExpectedText, HostileCase, Outcome, ProviderId } from "./cases.js";
import type { CommandRun, PrintedNumber } from "./run-command.js";
import type { LibraryRun } from "./run-library.js";
import type { HostileServer } from "./server.js";
import { ENCODINGS } from "./texts.js";

/** The outcomes that a run of the library can have. */
type Ending = "complete" | "reported" | "error" | "refused";

const LIBRARY_ENDINGS: Readonly<Record<Outcome, readonly Ending[]>> = {
  "every number once": ["complete"],
  reported: ["reported"],
  "every number once, or reported": ["complete", "reported"],
  error: ["error"],
  refused: ["refused"],
  printed: [],
  interrupted: [],
};

/** Fails unless a run of the library has the outcome of the case. */
export function checkLibrary(one: HostileCase, run: LibraryRun, server: HostileServer): void {
  const { numbers, report, error } = run;
  const ending = endingOf(run, server);
  const message = error === undefined ? (report?.reason ?? "") : String(error);
  expectNoSecret(run.shown, server);
  expect(run.otherOrigins).toEqual([]);
  if (ending === "complete" && one.rawOptions === undefined) {
    expectEveryNumberOnce(numbers, server);
    expect(report).toMatchObject({ complete: true, reason: null, yielded: numbers.length });
  }
  expect(LIBRARY_ENDINGS[one.outcome], `${ending}: ${message} ${JSON.stringify(report)}`).toContain(ending);
  expect(message).toContain(one.message ?? "");
  if (one.error !== undefined) {
    expect((error as Error | undefined)?.name).toBe(one.error);
  }
  if (one.verifiedBy !== undefined) {
    expect(report?.verifiedBy).toBe(one.verifiedBy);
  }
  if (one.yielded !== undefined) {
    expect({ received: numbers.length, reported: report?.yielded }).toEqual({
      received: one.yielded,
      reported: one.yielded,
    });
  }
  expect(server.simulator.requests.length).toBeLessThanOrEqual(one.requests ?? Infinity);
}

/** Returns how a run ended. Throws if an error is not one of the package's, unless nothing was sent. */
function endingOf({ error, report }: LibraryRun, { simulator }: HostileServer): Ending {
  if (error === undefined) {
    return report?.complete === false && report.reason !== null ? "reported" : "complete";
  }
  const { name } = error as Error;
  if (isNumberInventoryError(error)) {
    const isRefused = name === "CredentialError" && simulator.requests.length === 0;
    return name === "ListingError" ? "reported" : isRefused ? "refused" : "error";
  }
  expect(["TypeError", "RangeError"], String((error as Error).stack)).toContain(name);
  return "refused";
}

const EXIT_CODES: Readonly<Record<Outcome, readonly number[]>> = {
  "every number once": [0],
  reported: [1],
  "every number once, or reported": [0, 1],
  error: [1],
  refused: [2],
  printed: [0],
  interrupted: [130, 143],
};

/** Fails unless a run of the command has the outcome of the case. */
export function checkCommand(one: HostileCase, run: CommandRun, servers: readonly HostileServer[]): void {
  const { code, stdout, stderr, numbers } = run;
  servers.forEach((server) => expectNoSecret(stdout + stderr, server));
  if (code === 0 && numbers !== undefined && one.outcome !== "printed") {
    servers.forEach((server) => expectEveryNumberOnce(numbersOf(server.provider, numbers), server));
  }
  expect(EXIT_CODES[one.outcome], `exit code ${code}; stderr:\n${stderr.slice(0, 2000)}`).toContain(code);
  expect(stderr, "a stack trace").not.toMatch(/^ {4}at /m);
  if (code !== 0) {
    expect(stderr).not.toBe("");
    expect(stderr).toContain(one.message ?? "");
  }
  if (one.outcome === "interrupted") {
    expect(code).toBe(one.signal?.name === "SIGTERM" ? 143 : 130);
    expect(stderr).toContain("incomplete");
  }
  if (one.outcome === "refused") {
    expect(servers.flatMap(({ simulator }) => simulator.requests)).toEqual([]);
  }
  expectText(stdout, one.stdout);
  expectText(stderr, one.stderr);
  expectNumbers(run, one.stdout);
}

function numbersOf(provider: ProviderId, numbers: readonly PrintedNumber[]): number[] {
  return numbers.filter((one) => one.provider === provider).map(({ number }) => number);
}

/** Fails unless the printed numbers are as many and in the order that the case expects. */
function expectNumbers({ numbers = [] }: CommandRun, { rows = numbers.length, sorted }: ExpectedText = {}): void {
  expect(numbers).toHaveLength(rows);
  if (sorted) {
    expect(numbers).toEqual(numbers.toSorted((a, b) => compare(a.provider, b.provider) || compareIds(a.id, b.id)));
  }
}

/** Integers are compared as such, other ids as text. */
function compareIds(a: string, b: string): number {
  return [a, b].every((id) => /^\d+$/.test(id)) ? Number(a) - Number(b) : compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function expectText(text: string, { contains = [], lacks = [] }: ExpectedText = {}): void {
  contains.forEach((part) => expect(text).toContain(part));
  lacks.forEach((part) => expect(text).not.toContain(part));
}

/** Fails unless the numbers contain each lasting number once, and no other number that was never there. */
function expectEveryNumberOnce(numbers: readonly number[], { lasting, all }: HostileServer): void {
  const received = new Set(numbers);
  const counts = {
    lost: [...lasting].filter((number) => !received.has(number)),
    unknown: [...received].filter((number) => !all.has(number)),
    repeated: numbers.length - received.size,
  };
  expect(counts).toEqual({ lost: [], unknown: [], repeated: 0 });
}

/** Fails if text contains a secret, in any encoding. */
function expectNoSecret(text: string, { provider, secrets }: HostileServer): void {
  const withoutZeros = text.replaceAll(/\0|\\u0000|\\x00|\ufffd/g, "");
  const places = [text, withoutZeros].map((place) => place.toLowerCase());
  for (const secret of secrets) {
    const forms = [secret, ...Object.values(ENCODINGS).map((encode) => encode(secret)), encodedWithAccount(secret)];
    const shown = forms.filter((form) => places.some((place) => place.includes(form.toLowerCase())));
    expect(shown, `a credential of ${provider} is shown`).toEqual([]);
  }
}

/** The credential as in HTTP Basic. */
function encodedWithAccount(secret: string): string {
  return Buffer.from(`acc-1:${secret}`).toString("base64");
}
