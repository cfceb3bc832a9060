/**
 * `npm run mock`: runs the mock of all specs until it is stopped, and writes the environment variables that connect the
 * command to it into a file, which is removed at the end. Messages go to stderr.
 */
import { parseArgs } from "node:util";
import { removeEnvFile, writeEnvFile } from "./env-file.js";
import { startMock, type Mock } from "./server.js";

const { port, envFile } = readOptions();
const mock = await startMock({ port }).catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  return fail(code === "EADDRINUSE" ? portInUse(port) : message, 1);
});
await writeEnvFile(envFile, mock.env).catch((error: unknown) => fail((error as Error).message, 1));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => void stop(mock));
}
console.error(
  [
    `Mock listening on ${mock.url} (Ctrl-C to stop); its variables are in ${envFile}.`,
    `In another terminal: npx number-inventory list --env-file ${envFile}`,
  ].join("\n"),
);

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

function portInUse(usedPort: number): string {
  return `port ${usedPort} is in use: npm run mock -- --port ${usedPort < 65_535 ? usedPort + 1 : 4010}`;
}

async function stop(running: Mock): Promise<void> {
  await running.close();
  await removeEnvFile(envFile, running.env).catch((error: unknown) => fail((error as Error).message, 1));
  process.exit(0);
}

function fail(message: string, code: number): never {
  console.error(`mock: ${message}`);
  process.exit(code);
}
