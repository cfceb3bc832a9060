/** `number-inventory list`: every account's numbers on standard output, everything else on standard error. */
import { isNumberInventoryError } from "../http/errors/base-error.js";
import { isInvalidResponseError } from "../http/errors/invalid-response-error.js";
import type { ClientOptions } from "../http/settings.js";
import { isInventoryError } from "../inventory/inventory-error.js";
import type { InventoryNumber } from "../inventory/inventory-number.js";
import { listPages } from "../inventory/list-numbers.js";
import type { AnyProvider } from "../providers/index.js";
import { readEnvironment, toAccounts, type Environment } from "./environment.js";
import { csv } from "./formats/csv.js";
import type { Format } from "./formats/format.js";
import { json, ndjson } from "./formats/json.js";
import { table } from "./formats/table.js";
import { write } from "./output.js";
import { printable } from "./printable.js";
import { startProgress } from "./progress.js";

/** The formats by their names. */
export const FORMATS = ["table", "json", "ndjson", "csv"] as const;

/** The options of `list`, checked. */
export interface ListFlags {
  provider?: readonly AnyProvider[];
  country?: readonly string[];
  type?: readonly string[];
  format: (typeof FORMATS)[number];
  raw: boolean;
  /** Seconds. */
  timeout?: number;
  retries?: number;
  envFile?: string;
}

/** What the command needs of the process. */
export interface CliContext {
  env: Environment;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  signal: AbortSignal;
}

/** Lists; gives the exit code. Throws a `UsageError` before anything is sent where the configuration is wrong. */
export async function list(flags: ListFlags, { env, stdout, stderr, signal }: CliContext): Promise<number> {
  const { timeout = 30, retries = 3 } = flags;
  const say = (account: string, words: string) => void stderr.write(`${account}: ${printable(words)}\n`);
  const options: ClientOptions = {
    timeoutMs: timeout * 1000,
    retry: { maxRetries: retries },
    // Whoever allows an attempt ten minutes does not mean the call to end after five.
    deadlineMs: Math.max(300_000, timeout * 1000 * (retries + 1)),
    onRetry({ provider, attempt, delayMs, error }) {
      if (stderr.isTTY)
        say(provider, `attempt ${attempt} failed, next in ${Math.ceil(delayMs / 1000)} s: ${toWords(error)}`);
    },
  };
  const accounts = toAccounts(readEnvironment(env, flags.envFile), flags.provider, options);
  const format = toFormat(flags, stdout);
  const progress = startProgress(stderr);
  let failed = false;

  const pages = listPages(accounts, {
    signal,
    onError(error, account) {
      failed = true;
      say(account.name, toWords(error));
    },
    onReport({ complete, reason }, account) {
      if (complete) return;
      failed = true;
      say(account.name, `the list may not be complete: ${reason}`);
    },
  });
  try {
    await write(stdout, format.head());
    for await (const page of pages) {
      const numbers = page.filter((number) => isWanted(number, flags));
      if (numbers.length > 0) await write(stdout, format.rows(numbers));
      if (page.length > 0) progress.add(page[0]!.account, page.length);
    }
  } catch (error) {
    if (!signal.aborted && !isInventoryError(error)) throw error;
  } finally {
    progress.stop();
  }
  await write(stdout, format.tail());
  return failed ? 1 : 0;
}

function isWanted({ country, type }: InventoryNumber, flags: ListFlags): boolean {
  return (
    (flags.country === undefined || flags.country.includes(country ?? "")) &&
    (flags.type === undefined || flags.type.includes(type ?? ""))
  );
}

function toFormat({ format, raw }: ListFlags, stdout: NodeJS.WriteStream): Format {
  switch (format) {
    case "json":
      return json(raw);
    case "ndjson":
      return ndjson(raw);
    case "csv":
      return csv();
    case "table":
      return table(stdout.isTTY ? stdout.columns : undefined);
  }
}

/** An error's message without the provider's name, which begins the line already, and with what could not be read. */
function toWords(error: unknown): string {
  let message = error instanceof Error ? error.message : String(error);
  if (isInvalidResponseError(error)) message += `: ${error.body.slice(0, 100)}`;
  const prefix = isNumberInventoryError(error) ? `${error.provider}: ` : "";
  return (message.startsWith(prefix) ? message.slice(prefix.length) : message).replace(/\s+/g, " ");
}
