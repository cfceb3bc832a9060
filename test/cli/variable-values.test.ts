/** Credentials in the wrong variable: no line of output shows the value. */
import { expect, test } from "vitest";
import { run } from "../support/command.js";
import { forTest } from "../support/simulators/for-test.js";
import { startServer } from "../support/simulators/index.js";

const TOKEN = "Tok3n-S3cret-0123456789";
/** Longer than a label of a host name may be, so that no name server receives it. */
const LONG_TOKEN = TOKEN.repeat(4);
const DIGITS = "98765432109876543210";

const INVOCA = { INVOCA_VANITY: "leadtrust", INVOCA_NETWORK_ID: "1234", INVOCA_TOKEN: "invoca-token" };
const CLIENT = { CLOUDLX_CLIENT_ID: "client", CLOUDLX_CLIENT_SECRET: "cl1ent-secret" };
const APIFONICA = { APIFONICA_ACCOUNT_SID: "account", APIFONICA_AUTH_TOKEN: "auth-token" };

/** Starts a server that quotes each request in a response with `status`. Returns its URL. */
async function startEcho(status: number): Promise<string> {
  const respond = ({ url, headers, body }: { url: URL; headers: object; body: string }) => ({
    status,
    content: { message: `refused ${url.href} ${body}`, url: url.href, headers },
  });
  return (await forTest(startServer({}, { sorted: true, env: () => ({}), respond }))).url;
}

async function runWith(env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await run(["list", "--retries", "1", "--format", "csv"], env);
  expect(code).toBeGreaterThan(0);
  return stdout + stderr;
}

function expectHidden(output: string, value: string): void {
  for (const form of [value, value.toLowerCase(), encodeURIComponent(value), btoa(value), value.slice(0, 8)]) {
    expect(output.toLowerCase()).not.toContain(form.toLowerCase());
  }
}

test.each<[string, Record<string, string>, string]>([
  ["INVOCA_NETWORK_ID and INVOCA_TOKEN, swapped", { ...INVOCA, INVOCA_NETWORK_ID: TOKEN, INVOCA_TOKEN: "1234" }, TOKEN],
  ["a token of digits as INVOCA_NETWORK_ID", { ...INVOCA, INVOCA_NETWORK_ID: DIGITS }, DIGITS],
  ["a token as INVOCA_VANITY", { ...INVOCA, INVOCA_VANITY: LONG_TOKEN }, LONG_TOKEN],
  ["a token with other characters as INVOCA_VANITY", { ...INVOCA, INVOCA_VANITY: `${TOKEN}/+=` }, TOKEN],
  ["a token as CALLGEAR_HOST", { CALLGEAR_ACCESS_TOKEN: "callgear", CALLGEAR_HOST: LONG_TOKEN }, LONG_TOKEN],
  ["a token with other characters as CALLGEAR_HOST", { CALLGEAR_ACCESS_TOKEN: "c", CALLGEAR_HOST: `${TOKEN}_` }, TOKEN],
  ["a token as INVOCA_BASE_URL", { ...INVOCA, INVOCA_BASE_URL: TOKEN }, TOKEN],
  ["a token as CLOUDLX_BASE_URL", { ...CLIENT, CLOUDLX_BASE_URL: TOKEN }, TOKEN],
  ["a token as APIFONICA_BASE_URL", { ...APIFONICA, APIFONICA_BASE_URL: TOKEN }, TOKEN],
  ["a token as CALLGEAR_BASE_URL", { CALLGEAR_ACCESS_TOKEN: "c", CALLGEAR_BASE_URL: TOKEN }, TOKEN],
])("%s", async (_, env, value) => {
  expectHidden(await runWith(env), value);
});

test.each([400, 401, 403, 404, 500, 302, 200])("a server that quotes its requests with HTTP %i", async (status) => {
  const url = await startEcho(status);
  const output = await runWith({
    ...APIFONICA,
    APIFONICA_ACCOUNT_SID: TOKEN,
    APIFONICA_BASE_URL: url,
    ...CLIENT,
    CLOUDLX_CLIENT_ID: TOKEN,
    CLOUDLX_BASE_URL: url,
    ...INVOCA,
    INVOCA_NETWORK_ID: "987654321012345",
    INVOCA_BASE_URL: url,
  });
  expectHidden(output, TOKEN);
  expectHidden(output, "987654321012345");
  expect(output).toContain(`${url}/accounts/{APIFONICA_ACCOUNT_SID}/numbers`);
});

test("a value that crosses the end of a quoted body is redacted before the body is cut", async () => {
  const content = { message: `${"x".repeat(172)} ${TOKEN}` };
  const server = startServer({}, { sorted: true, env: () => ({}), respond: () => ({ status: 404, content }) });
  const { url } = await forTest(server);
  const output = await runWith({ ...APIFONICA, APIFONICA_ACCOUNT_SID: TOKEN, APIFONICA_BASE_URL: url });
  expect(output).toContain("xxx [redacted]");
  expectHidden(output, TOKEN);
});
