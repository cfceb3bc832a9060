/**
 * `npm run mock`: the mock of all specs, until it is stopped. What it prints can be read by a shell: one `export` line
 * for each variable that points the command at it, and the address as a comment.
 */
import { parseArgs } from "node:util";
import { startMock } from "./server.js";

const port = readPort();
const mock = await startMock({ port }).catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  return fail(code === "EADDRINUSE" ? `port ${port} is taken: choose another one with --port` : message, 1);
});
const stop = () => void mock.close().then(() => process.exit(0));
process.once("SIGINT", stop).once("SIGTERM", stop);

for (const [name, value] of Object.entries(mock.env)) console.log(`export ${name}=${quote(value)}`);
console.log(`# The mock answers at ${mock.url} until it is stopped (Ctrl-C).`);

function readPort(): number {
  try {
    const { port } = parseArgs({ options: { port: { type: "string", default: "4010" } } }).values;
    if (/^\d{1,5}$/.test(port) && Number(port) < 65_536) return Number(port);
    return fail(`--port is ${JSON.stringify(port)}: it has to be a number from 0 (any free port) to 65535`, 2);
  } catch (error) {
    return fail((error as Error).message, 2);
  }
}

function fail(message: string, code: number): never {
  console.error(`mock: ${message}`);
  process.exit(code);
}

/** A value as a shell reads it. */
function quote(value: string): string {
  return /^[\w./:@-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
