/** Checks of what a test passes to the fake. A mistake would have no effect, or look like a failed connection. */
import { isObject } from "../http/json.js";
import {
  ANY,
  formatValue,
  integerFrom,
  numberFrom,
  OBJECT,
  resolveOption,
  resolveOptions,
  type OptionRules,
} from "../http/options.js";
import type { FakeAccount, FakeAccounts } from "./accounts.js";
import type { Fault, FaultedRequests } from "./fault.js";
import { findExample, OPERATIONS } from "./operations.js";

const NAMED_FAULTS: readonly unknown[] = ["network-error", "truncated", "html", "hang"] satisfies Fault[];

const ACCOUNT_RULES: OptionRules<FakeAccount<object>> = {
  records: { requirement: "an array of records", isValid: isArrayOfRecords },
  credential: {
    requirement: "a string or a function",
    isValid: (value: unknown) => typeof value === "string" || typeof value === "function",
  },
};

/** The properties of all faults that are objects. */
interface Reply {
  readonly status?: number;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly delayMs?: number;
  readonly example?: string;
}

const REPLY_RULES: OptionRules<Reply> = {
  status: integerFrom(200, 599),
  headers: { requirement: "an object of header names and values", isValid: isObject },
  body: ANY,
  delayMs: numberFrom(0),
  example: ANY,
};

const REQUEST_RULES: OptionRules<FaultedRequests> = {
  provider: {},
  operation: {},
  nth: integerFrom(1),
  times: numberFrom(1),
};

/**
 * Checks the accounts of a fake.
 *
 * @throws TypeError that names what is invalid.
 */
export function checkAccounts(accounts: FakeAccounts): void {
  resolveOption("accounts", accounts, OBJECT);
  for (const [provider, account] of Object.entries(accounts) as [string, unknown][]) {
    checkProvider(provider);
    if (account !== undefined) {
      resolveOptions(account, ACCOUNT_RULES, provider);
    }
  }
}

/**
 * Checks a fault, and the requests that it applies to.
 *
 * @throws TypeError or RangeError that names what is invalid.
 */
export function checkFault(fault: Fault, requests: FaultedRequests): void {
  if (!NAMED_FAULTS.includes(fault) && !isReply(fault)) {
    const names = NAMED_FAULTS.join(", ");
    throw new TypeError(
      `\`fault\` must be one of ${names}, or have \`status\`, \`example\` or \`delayMs\`, got ${formatValue(fault)}`,
    );
  }
  const { provider, operation } = resolveOptions<FaultedRequests>(requests, REQUEST_RULES, "requests");
  if (provider !== undefined) {
    checkProvider(provider);
  }
  if (operation !== undefined) {
    checkName(
      "operation",
      operation,
      OPERATIONS.map(({ declaration }) => declaration.name),
    );
  }
}

/** Whether the fault is a response or a delay, whose properties are then checked. */
function isReply(fault: Fault): boolean {
  if (!isObject(fault)) {
    return false;
  }
  const { status, delayMs, example } = resolveOptions<Reply>(fault, REPLY_RULES, "fault");
  if (example !== undefined && !OPERATIONS.some(({ examples }) => findExample(examples, example))) {
    throw new RangeError(`\`example\` must be the name of an example in a spec, got ${formatValue(example)}`);
  }
  return [status, delayMs, example].some((value) => value !== undefined);
}

function isArrayOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}

function checkProvider(id: string): void {
  checkName(
    "provider",
    id,
    OPERATIONS.map(({ api }) => api.provider),
  );
}

function checkName(kind: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) {
    throw new TypeError(`unknown ${kind} ${formatValue(name)}; choose from ${[...new Set(known)].sort().join(", ")}`);
  }
}
