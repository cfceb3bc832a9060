#!/usr/bin/env -S node --
import { inspect } from "node:util";
import { CommanderError } from "commander";
import { closeLostTerminals } from "./close-lost-terminals.js";
import { detectPartialWrites, logMessage, type OutputFailureCodes } from "./output.js";
import { createProgram } from "./program.js";
import { UsageError } from "./usage-error.js";

/** The signals that interrupt the command, with their exit codes: 128 plus the signal's number, as in shells. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** How long an interrupted command may take to end, in ms. */
const MAX_EXIT_MS = 500;

const controller = new AbortController();
const { argv, env, stdout, stderr } = process;
/** The exit code after an exception that is not caught. For `verify`, 1 means that a response contradicts its spec. */
const failureCode = argv[2] === "verify" ? 2 : 1;
/** The exit code after a signal. */
let interruptedCode: number | undefined;
let outputFailureCodes: OutputFailureCodes = { closed: 0, failed: 1 };

for (const [name, code] of Object.entries(SIGNALS)) {
  process.on(name, () => interrupt(name, code));
}
process.on("exit", closeLostTerminals);
detectPartialWrites(stdout);
// A closed pipe (`| head`) ends the command quietly. If standard error is closed, only its messages are lost.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") {
    process.exit(interruptedCode ?? outputFailureCodes.closed);
  }
  logMessage(stderr, `cannot write to standard output: ${error.message}`);
  process.exit(outputFailureCodes.failed);
});
stderr.on("error", () => undefined);
process.on("uncaughtException", (error) => {
  stderr.write(`${inspect(error)}\n`);
  process.exit(failureCode);
});

const setOutputFailureCodes = (codes: OutputFailureCodes) => (outputFailureCodes = codes);
const program = createProgram(
  { env, stdout, stderr, signal: controller.signal, setOutputFailureCodes },
  (code) => (process.exitCode = code),
);
try {
  await program.parseAsync(argv);
} catch (error) {
  process.exitCode = toExitCode(error);
}

/** Stops the listing. The second signal exits immediately. */
function interrupt(signalName: string, code: number): void {
  if (interruptedCode !== undefined) {
    process.exit(code);
  }
  interruptedCode = code;
  // Before the listener that may close standard error.
  process.prependOnceListener("exit", () => {
    logMessage(stderr, `interrupted by ${signalName}; the output is incomplete`);
    process.exitCode = code;
  });
  // If the reader of standard output does not read, its pending rows would keep the process running.
  setTimeout(() => process.exit(code), MAX_EXIT_MS).unref();
  controller.abort();
}

/** Prints the message of a usage error and returns its exit code. Rethrows an unexpected error. */
function toExitCode(error: unknown): number {
  if (error instanceof CommanderError) {
    // A help text or the version has been printed. The exit code is 0 if it was requested.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof UsageError) {
    logMessage(stderr, error.hint === "" ? error.message : `${error.message}\n${error.hint}`);
    return 2;
  }
  throw error;
}
