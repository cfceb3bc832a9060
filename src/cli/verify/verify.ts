/** `number-inventory verify`: the report goes to standard output, everything else to standard error. */
import { findDrift } from "../../drift/find-drift.js";
import { listDocumentedValues } from "../../drift/documented-values.js";
import type { DriftFinding } from "../../drift/finding.js";
import { maskName, maskText } from "../../drift/mask.js";
import { getPath } from "../../http/json.js";
import type { Redactor } from "../../http/redactor.js";
import type { ExchangeEvent } from "../../http/hooks.js";
import { findProvider, type AnyProvider } from "../../providers/index.js";
import { toAccounts } from "../accounts.js";
import { toClientOptions, type Log, type RequestFlags } from "../client-options.js";
import { escapeControlCharacters } from "../control-characters.js";
import { describeError, type ErrorContext } from "../describe-error.js";
import { readVariables } from "../env-files.js";
import type { CliContext } from "../list.js";
import type { ReportFormat } from "../option-values.js";
import { logAccountMessage, logMessage, write } from "../output.js";
import { startProgress, type Progress } from "../progress.js";
import { createServers } from "../servers.js";
import { createVariableRedactor } from "../variable-values.js";
import type { Environment } from "../variables.js";
import { AccountObserver } from "./account-observer.js";
import { findOperation } from "./find-operation.js";
import { formatText, summarize } from "./format-text.js";
import { Recording } from "./recording.js";
import { checkRecordFile, describeWriteError, writeRecordFile } from "./record-file.js";
import { createReport, toExitCode, type AccountReport } from "./report.js";
import { verifyAccount, type VerifyContext } from "./verify-account.js";

/** The parsed options of `verify`. */
export interface VerifyFlags extends RequestFlags {
  provider?: readonly AnyProvider[];
  pages: number;
  format: ReportFormat;
  record?: string;
  envFile?: readonly string[];
}

/** The default of `--pages`. */
export const DEFAULT_PAGES = 1;

/**
 * The maximum size of a response, in bytes: a page has 20 records. While it is compared and recorded, the command does
 * not respond to signals, and several copies of it are in memory.
 */
const MAX_BODY_BYTES = 2 ** 22;

/** What the accounts of a run share. */
interface VerifyRun {
  errorContext: ErrorContext;
  /** Redacts the values of the variables and the tokens that were obtained. */
  redactor: Redactor;
  recording: Recording | undefined;
  progress: Progress;
  log: Log;
}

/**
 * Compares the responses of all accounts with their specs, prints the report and returns the exit code.
 *
 * @throws UsageError if the configuration or the path of the recording is invalid, before anything is sent.
 */
export async function verify(flags: VerifyFlags, context: CliContext): Promise<number> {
  const { env, stdout, stderr, signal } = context;
  const variables = readVariables(env, flags.envFile, stderr);
  if (flags.record !== undefined) {
    checkRecordFile(flags.record);
  }
  const run = createRun(flags, variables, stderr);
  signal.addEventListener("abort", () => run.progress.stop(), { once: true });
  const accounts = await verifyAccounts(flags, run, signal).finally(() => run.progress.stop());

  // Before the report: a closed pipe ends the command.
  const isRecorded = saveRecording(flags.record, run, signal, (message) => logMessage(stderr, message));
  const report = createReport(accounts);
  const exitCode = isRecorded ? toExitCode(accounts) : 2;
  // The verdict does not depend on whether the whole report is read (`| head`).
  context.setOutputFailureCodes({ closed: exitCode, failed: 2 });
  const toJson = () => `${JSON.stringify(report, null, 2).replace(/.+/g, escapeControlCharacters)}\n`;
  await write(stdout, flags.format === "json" ? toJson() : formatText(report), signal);
  logMessage(stderr, summarize(accounts));
  return exitCode;
}

function createRun({ record }: VerifyFlags, env: Environment, stderr: NodeJS.WriteStream): VerifyRun {
  const redactor = createVariableRedactor(env);
  const progress = startProgress(stderr, "verifying");
  // The name of a property may be any text of the server, also a credential.
  const maskPropertyName = (name: string) => {
    const masked = maskName(name);
    return masked === name && redactor.redact(name) !== name ? maskText(name) : masked;
  };
  return {
    errorContext: { env, servers: createServers(), summarizeBody: listDocumentedValues },
    redactor,
    recording: record === undefined ? undefined : new Recording(findDrift, maskPropertyName),
    progress,
    log(account, message) {
      progress.clear();
      logAccountMessage(stderr, account, message);
    },
  };
}

/** Verifies the accounts concurrently. */
async function verifyAccounts(flags: VerifyFlags, run: VerifyRun, signal: AbortSignal): Promise<AccountReport[]> {
  const { errorContext, log, progress } = run;
  const { servers } = errorContext;
  const clientOptions = toClientOptions(flags, errorContext, log);
  const observers = new Map<string, AccountObserver>();
  const clients = toAccounts(errorContext.env, flags.provider, (id) => ({
    ...clientOptions,
    maxBodyBytes: MAX_BODY_BYTES,
    fetch: servers.fetchFor(id),
    onExchange: (event) => observers.get(id)?.observe(event),
  }));
  const context: VerifyContext = {
    pages: flags.pages,
    signal,
    describeError: (error) => describeError(error, errorContext),
    hasResponded: (id) => servers.find(id)?.hasResponded ?? false,
    onRecords: (account, records) => progress.add(account, records),
  };
  const reports = clients.flatMap((client) => {
    const provider = findProvider(client.provider);
    if (provider === undefined) {
      return [];
    }
    const observer = new AccountObserver(provider.api, (event) => compareAndRecord(event, provider, run));
    observers.set(provider.id, observer);
    return [verifyAccount(provider, client, observer, context)];
  });
  return Promise.all(reports);
}

/** Returns how a response differs from the spec, and records it. Tokens that it contains are redacted from then on. */
function compareAndRecord(
  event: ExchangeEvent,
  { api }: AnyProvider,
  { redactor, recording }: VerifyRun,
): DriftFinding[] {
  findOperation(api, event.operation)?.sensitive?.forEach((name) => redactor.add(getPath(event.body, [name])));
  const findings = findDrift(event);
  recording?.add(event, api, findings);
  const redact = (text: string) => redactor.redact(text);
  return findings.map((finding) => ({
    ...finding,
    pointer: redact(finding.pointer),
    example: finding.example === null ? null : redact(finding.example),
  }));
}

/** Writes the recording, if there is one. Returns false if it could not be written. */
function saveRecording(
  path: string | undefined,
  { recording, redactor }: VerifyRun,
  signal: AbortSignal,
  log: (message: string) => void,
): boolean {
  if (path === undefined || recording === undefined) {
    return true;
  }
  if (signal.aborted) {
    log(`${path} was not written`);
    return true;
  }
  recording.differences.forEach((difference) => log(redactor.redact(difference)));
  try {
    writeRecordFile(path, recording.toText());
  } catch (error) {
    log(describeWriteError(path, error));
    return false;
  }
  return true;
}
