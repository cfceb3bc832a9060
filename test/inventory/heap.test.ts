/** What remains in memory of listings and calls with one signal, which exists as long as the process. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../support/heap-growth.ts", import.meta.url));

/** The measurement varies by about 200 bytes per loop. A listing that is kept takes 1,500 bytes or more. */
const MAX_BYTES_PER_LOOP = 500;

async function runScript(...args: string[]): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", "--import", "tsx", SCRIPT, ...args]);
  return Number(stdout);
}

test.each(["an inventory that is left", "an inventory that is abandoned", "a listing that is abandoned", "a call"])(
  "2,000 loops keep nothing: %s",
  { timeout: 60_000 },
  async (kind) => {
    const bytesPerLoop = await runScript(kind);
    expect(bytesPerLoop).not.toBeNaN();
    expect(bytesPerLoop).toBeLessThan(MAX_BYTES_PER_LOOP);
  },
);
