/** The job is killed in the middle and started again: each number is in the database once. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChildProcess } from "node:child_process";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { waitForExit } from "../support/command.js";
import { startExample } from "../support/examples.js";
import { forTest } from "../support/simulators/for-test.js";
import { env, startApifonica, startCallgear, startCloudlx, startInvoca } from "../support/simulators/index.js";

const ROWS = { invoca: 700, cloudlx: 500, apifonica: 110, callgear: 30 };

/** The numbers of requests of Apifonica, which has six pages, at which the process is killed. */
const KILLED_AT = [3, 7];

test("after a SIGKILL at any page, the next start continues, and each number is stored once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nightly-sqlite-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "numbers.db");
  let child: ChildProcess;
  const killAt = (request: number) => {
    if (KILLED_AT.includes(request)) {
      child.kill("SIGKILL");
    }
  };
  const simulators = await Promise.all([
    forTest(startInvoca({ rows: ROWS.invoca })),
    forTest(startCloudlx({ rows: ROWS.cloudlx })),
    forTest(startApifonica({ rows: ROWS.apifonica, beforeResponse: killAt })),
    forTest(startCallgear({ rows: ROWS.callgear })),
  ]);
  const run = () => {
    child = startExample("nightly-sqlite", [file], env(simulators));
    return waitForExit(child);
  };
  const query = (sql: string): unknown[] => {
    const db = new Database(file);
    try {
      return db.prepare(sql).raw().all();
    } finally {
      db.close();
    }
  };

  for (const _ of KILLED_AT) {
    await run();
    expect(child!.signalCode).toBe("SIGKILL");
    const [[count]] = query("SELECT count(*) FROM numbers") as [[number]];
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(Object.values(ROWS).reduce((sum, rows) => sum + rows));
  }
  const { code, stderr } = await run();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const counts = Object.fromEntries(
    query("SELECT account, count(*), count(DISTINCT id) FROM numbers GROUP BY account").map((row) => {
      const [account, count, ids] = row as [string, number, number];
      return [account, [count, ids]];
    }),
  );
  expect(counts).toEqual(Object.fromEntries(Object.entries(ROWS).map(([id, rows]) => [id, [rows, rows]])));
  expect(query("SELECT resume_token FROM run")).toEqual([[null]]);

  // Another night: everything is listed again.
  const { code: nextCode } = await run();
  expect(nextCode).toBe(0);
  expect(query("SELECT count(*) FROM numbers")).toEqual([[Object.values(ROWS).reduce((sum, rows) => sum + rows)]]);
}, 120_000);
