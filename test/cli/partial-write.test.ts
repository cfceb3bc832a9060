import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { waitForExit, MAIN } from "../support/command.js";
import { forTest } from "../support/simulators/for-test.js";
import { startCallgear } from "../support/simulators/index.js";

/** The maximum size of the file: `ulimit -f` counts blocks of 512 bytes, in some shells of 1,024. */
const MAX_BLOCKS = 4;

/** Runs the command with its output in a file, of which only the first blocks can be written, as on a full disk. */
async function runWithFullDisk(args: string, file: string, env: Readonly<Record<string, string>>) {
  const { PATH = "" } = process.env;
  const script = `ulimit -f ${MAX_BLOCKS}; exec "$NODE" -- "$MAIN" ${args} > "$FILE"`;
  const variables = { PATH, NODE: process.execPath, MAIN, FILE: file, ...env };
  return waitForExit(spawn("sh", ["-c", script], { env: variables, stdio: ["ignore", "pipe", "pipe"] }));
}

test.each(["table", "json", "ndjson", "csv", "csv --sort"])(
  "rows of %s that do not fit on the disk are an error, also if the start of the last text fits",
  async (format) => {
    const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "numbers");
    const { env } = await forTest(startCallgear({ rows: 100 }));
    const { code, stderr } = await runWithFullDisk(`list --format ${format}`, file, env);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^number-inventory: cannot write to standard output: EFBIG.*\n$/) as string,
    });
    expect((await readFile(file)).length % (MAX_BLOCKS * 512)).toBe(0);
  },
);

test("a report of verify that does not fit on the disk has the exit code of an account that is not verified", async () => {
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const properties = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`property_${index}`, index]));
  const { env } = await forTest(
    startCallgear({ rows: 1, rewrite: (content) => ({ ...(content as object), ...properties }) }),
  );
  const { code, stderr } = await runWithFullDisk("verify --format json", join(folder, "report"), env);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/^number-inventory: cannot write to standard output: EFBIG.*\n$/) as string,
  });
});

test("a file is written from its end if it is opened for appending, and otherwise from the start", async () => {
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "numbers");
  const { env } = await forTest(startCallgear({ rows: 250 }));
  const { PATH = "" } = process.env;
  const script = 'for i in 1 2; do "$NODE" -- "$MAIN" list --format ndjson >> "$FILE"; done';
  const variables = { PATH, NODE: process.execPath, MAIN, FILE: file, ...env };
  await waitForExit(spawn("sh", ["-c", script], { env: variables, stdio: ["ignore", "pipe", "pipe"] }));
  expect((await readFile(file, "utf8")).trimEnd().split("\n")).toHaveLength(500);
});
