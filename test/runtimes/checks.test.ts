/** The checks of `npm run test:runtimes`, in this Node.js and with the sources of the package. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHECK_NAMES, runChecks } from "../../scripts/runtimes/checks.js";
import { createCheckConfig, type RunningConfig } from "../../scripts/runtimes/config.js";
import { QueryClient } from "@tanstack/query-core";
import * as drift from "../../src/drift/index.js";
import * as main from "../../src/index.js";
import * as inventoryCore from "../../src/inventory/core.js";
import * as opentelemetry from "../../src/opentelemetry/index.js";
import * as tanstackQuery from "../../src/tanstack-query/index.js";
import * as testing from "../../src/testing/index.js";

const app = { ...main, entryPoints: { drift, inventoryCore, opentelemetry, tanstackQuery, testing, QueryClient } };

let config: RunningConfig;
beforeAll(async () => {
  config = await createCheckConfig();
}, 60_000);
afterAll(() => config.close());

test("all checks pass", async () => {
  expect(await runChecks(app, config.values, "here: ")).toEqual(
    CHECK_NAMES.map((name) => ({ check: `here: ${name}` })),
  );
});

test("a check has a problem if the package does not do what it expects", async () => {
  const broken = { ...app, createInvocaClient: () => app.createInvocaClient({ networkId: 1, token: "" }) };
  const results = await runChecks(broken, config.values);
  const failed = results.filter(({ problem }) => problem !== undefined);
  expect(failed.map(({ check }) => check)).toEqual(
    CHECK_NAMES.filter((name) => !/^(list |RpcError|entry point)/.test(name)),
  );
});
