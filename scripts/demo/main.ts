/**
 * `npm run demo`: runs the built command against the mock and exits with the command's exit code. The caller's own
 * provider variables are ignored.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { startMock } from "../mock/server.js";
import { readSpecs, root } from "../openapi/specs.js";

const prefixes = (await readSpecs()).map(({ provider }) => `${provider.toUpperCase()}_`);
const inherited = Object.entries(process.env).filter(([name]) => !prefixes.some((prefix) => name.startsWith(prefix)));

const mock = await startMock();
const command = fileURLToPath(new URL("dist/src/cli/main.js", root));
const child = spawn(process.execPath, [command, "list"], {
  env: { ...Object.fromEntries(inherited), ...mock.env },
  stdio: "inherit",
});
// Ctrl-C signals both processes. The mock must run until the command has ended, whichever process got the signal.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => child.kill(signal));
}

const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
await mock.close();
process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
