import { parseArgs } from "node:util";
import { closeLostTerminals } from "../close-lost-terminals.js";
import { removeEnvFile, writeEnvFile } from "./env-file.js";

/** A running mock. */
export interface Mock {
  readonly url: string;
  /** The environment variables that connect the command to the mock, credentials included. */
  readonly env: Readonly<Record<string, string>>;
  /** Stops the server and closes open connections. */
  close(): Promise<void>;
}

/**
 * Runs a mock until it is stopped, and writes the environment variables that connect the command to it into a file,
 * which is removed at the end. Messages go to stderr.
 *
 * @param command - The command with which a user passes options, for messages.
 * @param start - Starts the server. Port 0 means any free port.
 */
export async function runMock(
  command: string,
  start: (options: { readonly port: number }) => Promise<Mock>,
): Promise<void> {
  const { port, envFile } = readOptions();
  const mock = await start({ port }).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    return fail(code === "EADDRINUSE" ? portInUse(command, port) : message, 1);
  });
  await writeEnvFile(envFile, mock.env).catch((error: unknown) => fail((error as Error).message, 1));
  process.on("exit", closeLostTerminals);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void stop(mock, envFile));
  }
  console.error(
    [
      `Mock listening on ${mock.url} (Ctrl-C to stop); its variables are in ${envFile}.`,
      `In another terminal: npx number-inventory list --env-file ${envFile}`,
    ].join("\n"),
  );
}

function readOptions(): { port: number; envFile: string } {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "4010" },
        // Not named `--env-file`: Node.js 20 would read that option itself.
        output: { type: "string", default: "mock.env" },
      },
    });
    return { port: parsePort(values.port), envFile: values.output };
  } catch (error) {
    return fail((error as Error).message, 2);
  }
}

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) {
    return Number(text);
  }
  throw new Error(`--port must be a number from 0 (any free port) to 65535, got ${JSON.stringify(text)}`);
}

function portInUse(command: string, usedPort: number): string {
  return `port ${usedPort} is in use: ${command} --port ${usedPort < 65_535 ? usedPort + 1 : 4010}`;
}

async function stop(running: Mock, envFile: string): Promise<void> {
  await running.close();
  await removeEnvFile(envFile, running.env).catch((error: unknown) => fail((error as Error).message, 1));
  process.exit(0);
}

function fail(message: string, code: number): never {
  console.error(`mock: ${message}`);
  process.exit(code);
}
