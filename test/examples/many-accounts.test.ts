import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runExample } from "../support/examples.js";
import { forTest } from "../support/simulators/for-test.js";
import { startInvoca } from "../support/simulators/index.js";

async function writeAccounts(accounts: object[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "many-accounts-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "accounts.json");
  await writeFile(file, JSON.stringify(accounts));
  return file;
}

test("several accounts of one provider are listed as one inventory, although one of them fails", async () => {
  const north = await forTest(startInvoca({ rows: 150, networkId: 1, token: "north-token" }));
  const south = await forTest(startInvoca({ rows: 2, networkId: 2, token: "south-token" }));
  const file = await writeAccounts([
    { name: "North", networkId: 1, token: "north-token", baseUrl: north.url },
    { name: "South", networkId: 2, token: "south-token", baseUrl: south.url },
    { name: "Closed", networkId: 2, token: "old-token", baseUrl: south.url },
  ]);
  const { code, stdout, stderr } = await runExample("many-accounts", [file]);
  const names = stdout.split("\n").map((line) => line.split("\t")[0]);
  expect(names.filter((name) => name === "North")).toHaveLength(150);
  expect(stdout).toContain("South\t+12025550001\tCampaign 1\n");
  expect(stderr).toMatch(/^Closed AuthenticationError: [^]*HTTP 401[^]*InventoryError/);
  expect(stderr).not.toContain("old-token");
  expect(code).toBe(1);
});
