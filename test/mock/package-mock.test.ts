/** `number-inventory-mock`: the fake `fetch` as a server, for apps that use the package. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Mock } from "../../src/cli/mock/run-mock.js";
import { startMock } from "../../src/cli/mock/server.js";
import { listNumbers } from "../../src/inventory/index.js";
import { createApifonicaClient } from "../../src/providers/apifonica/client.js";
import { providers } from "../../src/providers/index.js";
import { documentedRecords } from "../../src/testing/index.js";

const MAIN = fileURLToPath(new URL("../../dist/src/cli/mock/main.js", import.meta.url));

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const baseUrlOf = (provider: string) => `${mock.url}/${provider}`;

test("its variables connect a client of every provider, which lists the documented records", async () => {
  const clients = providers.map((provider) => provider.connect(mock.env, { baseUrl: baseUrlOf(provider.id) }));
  const listed: string[] = [];
  for await (const { provider } of listNumbers(clients)) {
    listed.push(provider);
  }
  for (const [provider, records] of Object.entries(documentedRecords)) {
    expect(listed.filter((id) => id === provider)).toHaveLength(records.length);
  }
});

test("lists have pages, whose links lead back to the mock", async () => {
  const { APIFONICA_ACCOUNT_SID: accountSid = "", APIFONICA_AUTH_TOKEN: authToken = "" } = mock.env;
  const client = createApifonicaClient({ accountSid, authToken, baseUrl: baseUrlOf("apifonica") });
  const { data } = await client.raw.GET("/accounts/{accountSID}/numbers", {
    params: { path: { accountSID: accountSid }, query: { limit: 1 } },
  });
  expect(data?.next).toMatch(`${mock.url}/apifonica/accounts/${accountSid}/numbers?limit=1&next=`);
  expect(await client.numbers.list({ limit: 1 }).toArray()).toEqual(documentedRecords.apifonica);
});

test("another credential is rejected, and the Prefer header selects an error", async () => {
  const wrong = createApifonicaClient({ accountSid: "accmock", authToken: "x", baseUrl: baseUrlOf("apifonica") });
  await expect(wrong.numbers.list().toArray()).rejects.toMatchObject({ status: 401 });
  const headers = { authorization: "mock-invoca-token", prefer: "code=403" };
  const response = await fetch(`${baseUrlOf("invoca")}/1234/customer_phone_numbers.json`, { headers });
  expect(response.status).toBe(403);
});

test.each(["a b", "[", "localhost:99999"])("the `Host` %j, which no URL can have, is ignored", async (host) => {
  const path = "/invoca/1234/customer_phone_numbers.json";
  const message = request(`${mock.url}${path}`, { headers: { host, authorization: "mock-invoca-token" } }).end();
  const [response] = (await once(message, "response")) as [IncomingMessage];
  expect(await json(response)).toMatchObject({ recordsTotal: documentedRecords.invoca.length });
});

test("a page of another origin may send any request, and read the response", async () => {
  const preflight = await fetch(`${baseUrlOf("callgear")}/v2.0`, {
    method: "OPTIONS",
    headers: { "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toBe("POST");
  expect(preflight.headers.get("access-control-allow-headers")).toBe("content-type");
  const response = await fetch(`${mock.url}/nobody`);
  expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([404, "*"]);
  expect(await response.text()).toContain("/invoca");
});

test("the command writes its variables into a file, and removes it when it is stopped", async () => {
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-mock-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const child = spawn(process.execPath, [MAIN, "--port", "0"], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  let message = "";
  for await (const chunk of child.stderr) {
    message += String(chunk);
    if (message.includes("list --env-file mock.env")) {
      break;
    }
  }
  expect(await readdir(folder)).toEqual(["mock.env"]);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await readdir(folder)).toEqual([]);
});
