/** `number-inventory list`: numbers go to standard output, everything else to standard error. */
import { isNumberInventoryError } from "../http/errors/base-error.js";
import { DEFAULT_DEADLINE_MS, type ClientOptions } from "../http/settings.js";
import { isInventoryError } from "../inventory/inventory-error.js";
import type { InventoryNumber } from "../inventory/inventory-number.js";
import { listPages } from "../inventory/list-numbers.js";
import type { AnyProvider } from "../providers/index.js";
import { toAccounts } from "./accounts.js";
import { replaceControlCharacters } from "./control-characters.js";
import { describeError } from "./describe-error.js";
import { readEnvironment } from "./env-files.js";
import { fitToWidth } from "./formats/cell-width.js";
import { csv } from "./formats/csv.js";
import type { Format } from "./formats/format.js";
import { json, ndjson, type OnOmission } from "./formats/json.js";
import { table } from "./formats/table.js";
import type { FormatName } from "./option-values.js";
import { logMessage, write } from "./output.js";
import { startProgress } from "./progress.js";
import { createServers } from "./servers.js";
import type { Environment } from "./variables.js";

/** The parsed options of `list`. */
export interface ListFlags {
  provider?: readonly AnyProvider[];
  country?: readonly string[];
  type?: readonly string[];
  format: FormatName;
  raw?: boolean;
  /** Per attempt, in seconds. */
  timeout: number;
  retries: number;
  envFile?: readonly string[];
}

/** The parts of the process that the command uses. */
export interface CliContext {
  env: Environment;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** Aborted when the process is interrupted. */
  signal: AbortSignal;
}

/** The default of `--timeout`, in seconds. */
export const DEFAULT_TIMEOUT = 30;

/** The default of `--retries`. */
export const DEFAULT_RETRIES = 3;

/** The maximum width of names and ids from a response in a message. */
const MAX_NAMES_WIDTH = 64;

/** Writes the message of an error to standard error, after the account's name and a prefix. */
type LogFailure = (account: string, prefix: string, error: unknown) => void;

/**
 * Lists the numbers and returns the exit code. After an interruption, a JSON array stays open, so that it cannot be
 * mistaken for a complete list.
 *
 * @throws UsageError if the configuration is invalid, before anything is sent.
 */
export async function list(flags: ListFlags, { env, stdout, stderr, signal }: CliContext): Promise<number> {
  const log = (account: string, message: string) =>
    void stderr.write(`${account}: ${replaceControlCharacters(message)}\n`);
  const { variables, warnings } = readEnvironment(env, flags.envFile);
  warnings.forEach((warning) => logMessage(stderr, `warning: ${warning}`));
  const servers = createServers();
  const logFailure: LogFailure = (account, prefix, error) =>
    log(account, prefix + describeError(error, { env: variables, servers }));
  const clientOptions = toClientOptions(flags, stderr.isTTY ? logFailure : undefined);
  const accounts = toAccounts(variables, flags.provider, (id) => ({ ...clientOptions, fetch: servers.fetchFor(id) }));
  let isComplete = true;

  const pages = listPages(accounts, {
    signal,
    onError(error, account) {
      isComplete = false;
      logFailure(account.name, describeAttempts(error), error);
    },
    onReport({ complete, reason }, account) {
      if (!complete) {
        isComplete = false;
        log(account.name, `list may be incomplete: ${reason}`);
      }
    },
  });
  const onOmission: OnOmission = ({ account, id }, properties) => {
    isComplete = false;
    log(account, describeOmission(id, properties));
  };
  await printPages(pages, flags, toFormat(flags, stdout, onOmission), { stdout, stderr, signal });
  return isComplete ? 0 : 1;
}

/** The number of attempts before an error's message, if there were several. */
function describeAttempts(error: unknown): string {
  return isNumberInventoryError(error) && error.attempts > 1 ? `${error.attempts} attempts failed: ` : "";
}

/** Prints the numbers that pass the filters as they arrive. */
async function printPages(
  pages: AsyncIterable<InventoryNumber[]>,
  flags: ListFlags,
  format: Format,
  { stdout, stderr, signal }: Omit<CliContext, "env">,
): Promise<void> {
  const progress = startProgress(stderr);
  try {
    await write(stdout, format.head(), signal);
    for await (const page of pages) {
      const numbers = page.filter((number) => matches(number, flags));
      if (numbers.length > 0) {
        await write(stdout, format.rows(numbers), signal);
      }
      const account = page[0]?.account;
      if (account !== undefined) {
        progress.add(account, page.length);
      }
    }
  } catch (error) {
    // `onError` has logged the failures of accounts.
    if (!signal.aborted && !isInventoryError(error)) {
      throw error;
    }
  } finally {
    progress.stop();
  }
  await write(stdout, signal.aborted ? format.interruption() : format.tail(), signal);
  format.notes?.().forEach((note) => logMessage(stderr, note));
}

/** The options of every client. Retries are logged if a function is passed. */
function toClientOptions({ timeout, retries }: ListFlags, logFailure: LogFailure | undefined): ClientOptions {
  const timeoutMs = timeout * 1000;
  return {
    timeoutMs,
    retry: { maxRetries: retries },
    // The deadline must allow every attempt to use its full timeout.
    deadlineMs: Math.max(DEFAULT_DEADLINE_MS, timeoutMs * (retries + 1)),
    onRetry({ provider, attempt, delayMs, error }) {
      const delay = Math.ceil(delayMs / 1000);
      logFailure?.(provider, `attempt ${attempt} failed, retrying in ${delay} s: `, error);
    },
  };
}

/** The warning about properties of a record that are not printed. Their names and the id are of any length. */
function describeOmission(id: string | null, properties: readonly string[]): string {
  const names = fitToWidth(properties.join("`, `"), MAX_NAMES_WIDTH);
  return `number ${fitToWidth(id ?? "without an id", MAX_NAMES_WIDTH)}: \`${names}\` of its raw record is nested too deeply and not printed`;
}

/** Whether a number passes the filters. */
function matches({ country, type }: InventoryNumber, flags: ListFlags): boolean {
  return (
    (flags.country === undefined || flags.country.includes(country ?? "")) &&
    (flags.type === undefined || flags.type.includes(type ?? ""))
  );
}

function toFormat({ format, raw }: ListFlags, stdout: NodeJS.WriteStream, onOmission: OnOmission): Format {
  switch (format) {
    case "json":
      return json(raw ? onOmission : undefined);
    case "ndjson":
      return ndjson(raw ? onOmission : undefined);
    case "csv":
      return csv();
    case "table":
      return table(stdout.isTTY ? stdout.columns : undefined);
  }
}
