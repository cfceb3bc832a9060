#!/usr/bin/env -S node --
import { CommanderError } from "commander";
import { printable } from "./printable.js";
import { createProgram } from "./program.js";
import { UsageError } from "./usage-error.js";

const controller = new AbortController();
const { argv, env, stdout, stderr } = process;

/** Exit codes after a signal, as shells define them: 128 plus the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
let interrupted: number | undefined;
for (const [name, code] of Object.entries(SIGNALS)) {
  process.on(name, () => {
    // The second signal exits immediately.
    if (interrupted !== undefined) {
      process.exit(code);
    }
    interrupted = code;
    controller.abort();
  });
}
// A closed pipe (`| head`) ends the command quietly. If standard error is closed, only its messages are lost.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") {
    process.exit(0);
  }
  stderr.write(`number-inventory: cannot write to standard output: ${printable(error.message)}\n`);
  process.exit(1);
});
stderr.on("error", () => undefined);

const program = createProgram({ env, stdout, stderr, signal: controller.signal }, (code) => (process.exitCode = code));
try {
  for (const command of [program, ...program.commands]) {
    command.exitOverride();
  }
  await program.parseAsync(argv);
} catch (error) {
  if (error instanceof CommanderError) {
    // commander has printed the message. Requested help has exit code 0; everything else is a usage error.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof UsageError) {
    stderr.write(`number-inventory: ${error.message.replace(/[^\n]+/g, printable)}\n`);
    process.exitCode = 2;
  } else {
    throw error;
  }
}
if (interrupted !== undefined) {
  process.exitCode = interrupted;
}
