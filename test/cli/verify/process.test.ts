/** How the process of `verify` ends if a response or path is too long, or the command fails. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "../../support/command.js";
import { startDrifting } from "../../support/drifts.js";
import { serve } from "../../support/serve.js";
import { forTest } from "../../support/simulators/for-test.js";

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "number-inventory-verify-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Variables of an Invoca account whose list is this text. */
async function invocaWith(list: string): Promise<Record<string, string>> {
  const url = await serve((_, response) => response.writeHead(200, { "content-type": "application/json" }).end(list));
  return { INVOCA_BASE_URL: url, INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "s3cret-token" };
}

test("a response of many characters to mask is recorded with little memory", async () => {
  const env = await invocaWith(`{"data":[],"note":"${"a1".repeat(2_000_000)}"}`);
  const record = join(createFolder(), "verify.har");
  const { code, stderr } = await run(["verify", "--record", record], {
    ...env,
    NODE_OPTIONS: "--max-old-space-size=100",
  });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^number-inventory: 1 account verified; /),
  });
  expect(readFileSync(record, "utf8").length).toBeGreaterThan(4_000_000);
});

test("a response of more than 4 MiB is not compared: the account is not verified", async () => {
  const env = await invocaWith(`{"data":[],"note":"${"a1".repeat(2_200_000)}"}`);
  const { code, stdout } = await run(["verify", "--retries", "0"], env);
  expect(code).toBe(2);
  expect(stdout).toContain("response body exceeds maxBodyBytes (4194304)");
});

test.each([
  ["of the file", 300],
  ["of the temporary file", 250],
])("a name that is too long, %s, is a usage error, and nothing is sent", async (_, length) => {
  const simulator = await forTest(startDrifting("callgear", []));
  const record = join(createFolder(), "a".repeat(length));
  expect(await run(["verify", "--record", record], simulator.env)).toEqual({
    code: 2,
    stdout: "",
    stderr: `number-inventory: cannot write ${record}: the name is too long\n`,
  });
  expect(simulator.requests).toEqual([]);
});

test("a path of --record below a file is a usage error, and nothing is sent", async () => {
  const simulator = await forTest(startDrifting("callgear", []));
  const file = join(createFolder(), "file");
  writeFileSync(file, "");
  const record = join(file, "verify.har");
  expect(await run(["verify", "--record", record], simulator.env)).toEqual({
    code: 2,
    stdout: "",
    stderr: `number-inventory: cannot write ${record}: no such folder\n`,
  });
  expect(simulator.requests).toEqual([]);
});

test("an unexpected exception ends verify with exit code 2, and list with 1", async () => {
  const { env } = await forTest(startDrifting("callgear", []));
  // Throws when the command listens for exceptions.
  const script =
    "process.on('newListener', (name) => name === 'uncaughtException' && setImmediate(() => { throw new Error('fault') }))";
  const options = { ...env, NODE_OPTIONS: `--import="data:text/javascript,${encodeURIComponent(script)}"` };
  for (const [command, code] of [
    ["verify", 2],
    ["list", 1],
  ] as const) {
    expect(await run([command], options)).toMatchObject({ code, stderr: expect.stringContaining("Error: fault") });
  }
});
