/** `number-inventory list`: numbers go to standard output, everything else to standard error. */
import type { InventoryNumber } from "../inventory/inventory-number.js";
import { listBatches, type ListNumbersOptions } from "../inventory/list-batches.js";
import { parsePhoneNumber } from "../providers/default-phone-number-parser.js";
import type { AnyProvider } from "../providers/index.js";
import { toAccounts } from "./accounts.js";
import { toClientOptions, type Log, type RequestFlags } from "./client-options.js";
import { describeError, type ErrorContext } from "./describe-error.js";
import { readVariables } from "./env-files.js";
import { createFormat } from "./formats/create-format.js";
import { fitToWidth } from "./formats/cell-width.js";
import type { OnOmission } from "./formats/json.js";
import type { FormatName } from "./option-values.js";
import { logAccountMessage, logMessage, type OutputFailureCodes } from "./output.js";
import { printNumbers } from "./print-numbers.js";
import { startProgress, type Progress } from "./progress.js";
import { createServers } from "./servers.js";
import { SortedNumbers } from "./sort.js";
import { suggestForIncompleteList } from "./suggest-action.js";
import { summarize } from "./summary.js";
import { countNumber, Tallies, toExitCode } from "./tally.js";
import { createValueRedactor } from "./variable-values.js";
import type { Environment } from "./variables.js";

/** The parsed options of `list`. */
export interface ListFlags extends RequestFlags {
  provider?: readonly AnyProvider[];
  country?: readonly string[];
  type?: readonly string[];
  format: FormatName;
  raw?: boolean;
  sort?: boolean;
  envFile?: readonly string[];
}

/** The parts of the process that the command uses. */
export interface CliContext {
  env: Environment;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** Aborted when the process is interrupted. */
  signal: AbortSignal;
  /** Replaces the exit codes for failures of standard output, which are 0 if it is closed, otherwise 1. */
  setOutputFailureCodes: (codes: OutputFailureCodes) => void;
}

/** The maximum width of names and ids from a response in a message. */
const MAX_NAMES_WIDTH = 64;

/** What is known while the accounts are listed. */
interface ListRun {
  errorContext: ErrorContext;
  tallies: Tallies;
  progress: Progress;
  log: Log;
}

/**
 * Lists the numbers and returns the exit code. The last lines of standard error are a summary, also after an
 * interruption.
 *
 * @throws UsageError if the configuration is invalid, before anything is sent.
 */
export async function list(flags: ListFlags, { env, stdout, stderr, signal }: CliContext): Promise<number> {
  const variables = readVariables(env, flags.envFile, stderr);
  const run = createRun(variables, stderr);
  const { servers } = run.errorContext;
  const clientOptions = toClientOptions(flags, run.errorContext, run.log);
  const accounts = toAccounts(variables, flags.provider, (id) => ({ ...clientOptions, fetch: servers.fetchFor(id) }));
  // In this order, the summary contains them, including those of which nothing is received.
  accounts.forEach(({ provider }) => run.tallies.of(provider));

  run.progress = startProgress(stderr);
  // An interrupted command may end without reaching the end of this function.
  signal.addEventListener("abort", () => run.progress.stop(), { once: true });
  const { batches } = listBatches(accounts, { signal, ...reportOutcomes(run) }, parsePhoneNumber);
  const format = createFormat(flags, stdout, reportOmissions(run));
  const select = (numbers: readonly InventoryNumber[]) => selectNumbers(numbers, flags, run);
  const sorted = flags.sort ? new SortedNumbers(flags.raw === true) : undefined;
  const onWrite = () => run.progress.clear();
  try {
    await printNumbers(batches, { format, stdout, signal, select, onWrite, sorted });
  } finally {
    run.progress.stop();
  }

  const tallies = run.tallies.list();
  const summary = summarize(tallies, flags);
  const notes = [...(format.notes?.() ?? []), ...summary.warnings].map((note) => `warning: ${note}`);
  notes.forEach((note) => logMessage(stderr, note));
  summary.accounts.forEach(({ account, text }) => run.log(account, text));
  logMessage(stderr, summary.total);
  return toExitCode(tallies);
}

function createRun(env: Environment, stderr: NodeJS.WriteStream): ListRun {
  const run: ListRun = {
    errorContext: { env, servers: createServers() },
    tallies: new Tallies(),
    progress: { add: () => undefined, clear: () => undefined, stop: () => undefined },
    log(account, message) {
      run.progress.clear();
      logAccountMessage(stderr, account, message);
    },
  };
  return run;
}

/** Records and logs how the listing of each account ended. */
function reportOutcomes({ errorContext, tallies, log }: ListRun): Pick<ListNumbersOptions, "onError" | "onReport"> {
  return {
    onError(error, account) {
      const message = describeError(error, errorContext);
      tallies.of(account.name).outcome = { state: "failed", message };
      log(account.name, message);
    },
    onReport({ complete, reason }, account) {
      const message = `${createValueRedactor(errorContext.env)(reason ?? "")}: ${suggestForIncompleteList(reason ?? "")}`;
      tallies.of(account.name).outcome = complete ? { state: "complete" } : { state: "incomplete", message };
      if (!complete) {
        log(account.name, `list may be incomplete: ${message}`);
      }
    },
  };
}

/** Counts and logs the records that are printed in part. Property names and ids are any text of the server. */
function reportOmissions({ errorContext, tallies, log }: ListRun): OnOmission {
  const redact = createValueRedactor(errorContext.env);
  return ({ account, id }, properties) => {
    tallies.of(account).printedInPart++;
    const names = fitToWidth(redact(properties.join("`, `")), MAX_NAMES_WIDTH);
    const subject = id === null ? "a number without an id" : `number ${fitToWidth(redact(id), MAX_NAMES_WIDTH)}`;
    log(account, `${subject}: \`${names}\` of its raw record is nested too deeply and not printed`);
  };
}

/** Counts the numbers of a batch. Returns those that pass the filters. */
function selectNumbers(
  numbers: readonly InventoryNumber[],
  flags: ListFlags,
  { tallies, progress }: ListRun,
): InventoryNumber[] {
  // A batch has numbers of one account.
  const account = numbers[0]?.account;
  if (account !== undefined) {
    progress.add(account, numbers.length);
  }
  return numbers.filter((number) => countNumber(tallies.of(number.account), number, flags));
}
