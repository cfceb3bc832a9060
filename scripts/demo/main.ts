/**
 * `npm run demo`: the built command, listing all numbers of the mock. It ends as the command ends; the mock ends with
 * it. The caller's own variables of the providers are not handed on.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { startMock } from "../mock/server.js";
import { readSpecs, root } from "../openapi/specs.js";

const prefixes = (await readSpecs()).map(({ provider }) => `${provider.toUpperCase()}_`);
const own = Object.entries(process.env).filter(([name]) => !prefixes.some((prefix) => name.startsWith(prefix)));

const mock = await startMock();
const command = fileURLToPath(new URL("dist/src/cli/main.js", root));
const child = spawn(process.execPath, [command, "list"], {
  env: { ...Object.fromEntries(own), ...mock.env },
  stdio: "inherit",
});
// A terminal sends Ctrl-C to both. The mock has to outlive the command, whoever the signal was sent to.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));

const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
await mock.close();
process.exit(code ?? 128 + constants.signals[signal!]);
