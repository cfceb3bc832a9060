#!/usr/bin/env -S node --
import { CommanderError } from "commander";
import { printable } from "./printable.js";
import { createProgram } from "./program.js";
import { UsageError } from "./usage-error.js";

const controller = new AbortController();
const { argv, env, stdout, stderr } = process;

/** The exit codes of the shell for a command that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
let interrupted: number | undefined;
for (const [name, code] of Object.entries(SIGNALS)) {
  process.on(name, () => {
    // Asked a second time, there is no waiting for anything.
    if (interrupted !== undefined) process.exit(code);
    interrupted = code;
    controller.abort();
  });
}
// A reader that goes away (`| head`) has seen enough; whoever closed standard error misses the messages, and nothing else.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  stderr.write(`number-inventory: standard output: ${printable(error.message)}\n`);
  process.exit(1);
});
stderr.on("error", () => undefined);

const program = createProgram({ env, stdout, stderr, signal: controller.signal }, (code) => (process.exitCode = code));
try {
  for (const command of [program, ...program.commands]) command.exitOverride();
  await program.parseAsync(argv);
} catch (error) {
  if (error instanceof CommanderError) {
    // Help that was asked for ends well; every other way out of the parser is wrong usage.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof UsageError) {
    stderr.write(`number-inventory: ${error.message.replace(/[^\n]+/g, printable)}\n`);
    process.exitCode = 2;
  } else {
    throw error;
  }
}
if (interrupted !== undefined) process.exitCode = interrupted;
