/** Credentials that servers and callers put into unusual places. */
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createApifonicaClient, type ApifonicaOptions } from "../../src/providers/apifonica/client.js";
import { createCallgearClient } from "../../src/providers/callgear/client.js";
import { createCloudlxClient } from "../../src/providers/cloudlx/client.js";
import { failureOf } from "../support/simulators/connect.js";

const SECRET = "s3cr3tTOK-9fA7q";
const OPTIONS = { baseUrl: "http://localhost:9", retry: false } as const;

/** A `fetch` whose response has a body, or one made from the request. */
function respond(body: string | ((request: Request) => string | Promise<string>), status = 403) {
  return async (request: Request) => new Response(typeof body === "string" ? body : await body(request), { status });
}

/** Everything that an error shows. */
function visible(error: Error): string {
  return [error.stack, JSON.stringify(error), inspect(error, { depth: 9, maxStringLength: null })].join("\n");
}

function apifonica(options: Partial<ApifonicaOptions>) {
  return createApifonicaClient({ ...OPTIONS, accountSid: "AC1", authToken: SECRET, ...options });
}

const listApifonica = (options: Partial<ApifonicaOptions>) => failureOf(apifonica(options).numbers.list().toArray());

describe("a credential is redacted", () => {
  test("although concurrent calls used more others than the client remembers", async () => {
    const own = Array.from({ length: 60 }, (_, index) => `own-credential-${index + 100}`);
    let waiting = 0;
    let release: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (release = resolve));
    const fetch = respond(async ({ headers }) => {
      waiting++;
      if (waiting > own.length) {
        release();
      }
      await all;
      return `rejected: ${headers.get("authorization")}`;
    }, 200);
    const client = createCloudlxClient({ ...OPTIONS, accessToken: SECRET, fetch });
    const errors = await Promise.all([
      failureOf(client.numbers.list().toArray()),
      ...own.map((credential) =>
        failureOf(client.raw.GET("/numbers", { headers: { Authorization: `Bearer ${credential}` } })),
      ),
    ]);
    expect(errors.map(visible).filter((text) => /s3cr3tTOK|own-credential/.test(text))).toEqual([]);
  });

  test.each([
    ["NUL characters in JSON", JSON.stringify({ message: [...SECRET].join("\0") }), /s(\\+u0000|\0)3/],
    ["escaped NUL characters", [...SECRET].join("%00"), /s%003/],
  ])("between %s", async (_, body, leak) => {
    expect(visible(await listApifonica({ fetch: respond(body) }))).not.toMatch(leak);
  });

  test("if it is a number in another form", async () => {
    const accessToken = "12345678";
    const bodies = ['{"n":1.2345678e7}', '{"error":{"code":1.2345678e7,"data":{"mnemonic":"x","n":12345678.0}}}'];
    for (const body of bodies) {
      const client = createCallgearClient({ ...OPTIONS, accessToken, fetch: respond(body) });
      expect(visible(await failureOf(client.virtualNumbers.list().toArray()))).not.toContain(accessToken);
    }
  });
});

describe("the caller's own credential in a request with `raw` is not shown", () => {
  const path = "/v2/accounts/{accountSID}/numbers" as never;

  test.each([`Bearer ${SECRET}\nx`, `Bearer ${SECRET}\0`])("in an invalid header: %j", async (authorization) => {
    const init = { params: { path: { accountSID: "a" } }, headers: { Authorization: authorization } };
    const error = await failureOf(apifonica({}).raw.GET(path, init as never));
    expect(error).toEqual(new TypeError("a header of the request is not valid"));
    expect(visible(error)).not.toContain(SECRET);
  });

  test("in the name of an operation", async () => {
    const operations: string[] = [];
    const onResponse = ({ operation }: { operation: string }) => operations.push(operation);
    const client = apifonica({ authToken: "another-token", fetch: respond("{}"), onResponse });
    const headers = { Authorization: `Bearer ${SECRET}` };
    await client.raw.request("get", `/tokens/${SECRET}` as never, { headers } as never);
    expect(operations).toEqual(["GET /tokens/[redacted]"]);
  });

  test("if it is a password with other characters than ASCII", async () => {
    const encoded = Buffer.from("user:\u00fcber-77").toString("base64");
    const client = apifonica({ fetch: respond('"wrong: \u00fcber-77"', 200) });
    const init = { params: { path: { accountSID: "a" } }, headers: { Authorization: `Basic ${encoded}` } };
    const error = await failureOf(client.raw.GET("/accounts/{accountSID}/numbers", init as never));
    expect(visible(error)).not.toContain("\u00fcber-77");
  });

  test("if it is a number, or in a body that is not sent with POST", async () => {
    const fetch = respond('["no such 1234567890123"]', 200);
    const { raw } = createCallgearClient({ ...OPTIONS, accessToken: SECRET, fetch });
    const body = { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params: { access_token: 1234567890123 } };
    expect(visible(await failureOf(raw.POST("/v2.0", { body } as never)))).not.toContain("1234567890123");
    const put = { body: { jsonrpc: "2.0", id: 1, method: "x", params: SECRET } };
    const error = await failureOf(raw.request("put", "/v2.0" as never, put as never));
    expect(error.message).toBe("`params` of the request body must be a JSON object, got a string of length 15");
  });

  test("if it was sent as a form", async () => {
    const client = createCloudlxClient({ ...OPTIONS, accessToken: "abcdefgh", fetch: respond(`["bad ${SECRET}"]`) });
    const body = { client_id: "i", client_secret: SECRET, grant_type: "client_credentials" };
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    await client.raw.POST("/oauth2/access-token", { body, headers } as never);
    expect(visible(await failureOf(client.numbers.list().toArray()))).not.toContain(SECRET);
  });
});

test.each([
  { error: "invalid_client", token: SECRET },
  { error: "x", nested: { jwt: [SECRET] } },
  { message: `saved ${SECRET}` },
])("a new token in the error of a token request is not quoted: %j", async (body) => {
  const fetch = respond(JSON.stringify(body), 400);
  const client = createCloudlxClient({ ...OPTIONS, clientId: "i", clientSecret: "abcdefgh", fetch });
  const error = await failureOf(client.numbers.list().toArray());
  expect(visible(error)).not.toContain(SECRET);
  expect(error.message).toContain("[redacted]");
});

test("a status of 401 is an AuthenticationError although the body never ends", async () => {
  const fetch = () => Promise.resolve(new Response(new ReadableStream(), { status: 401 }));
  expect(await listApifonica({ fetch, timeoutMs: 50 })).toMatchObject({ name: "AuthenticationError", status: 401 });
});

test.each([
  JSON.stringify([["token", SECRET]]),
  JSON.stringify({ headers: ["id", "1", "token", SECRET] }),
  `('token', '${SECRET}')`,
  `| token | ${SECRET} |`,
  `token -> ${SECRET}`,
  `token == ${SECRET}`,
  `token := ${SECRET}`,
  `token = """${SECRET}"""`,
  JSON.stringify({ message: `invalid token "${SECRET}"` }),
  `<token>ab&amp;cd ${SECRET}</token>`,
  `token=a'(b)${SECRET}`,
])("the value of a sensitive property is redacted in %s", async (body) => {
  const error = await listApifonica({ authToken: "abcdefgh", fetch: respond(body) });
  expect(visible(error)).not.toContain(SECRET);
});
