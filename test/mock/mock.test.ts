/** The mock: how it picks an answer, how it refuses a request, and the command that starts it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { matches, pathValues } from "../../scripts/mock/rules.js";
import { root } from "../../scripts/openapi/specs.js";
import { useMock } from "../support/mock.js";

const mock = useMock();

const INVOCA = { authorization: "mock-invoca-token" };
const CLOUDLX = { authorization: "Bearer mock-cloudlx-token" };
const APIFONICA = { authorization: "Basic YWNjbW9jazphdXRtb2Nr" };
const DESTINATIONS = "/invoca/1234/customer_phone_numbers.json";
const RENTED = "/apifonica/accounts/accmock/numbers";

async function ask(path: string, headers: Record<string, string> = {}, init: RequestInit = {}) {
  const response = await fetch(mock.url + path, { ...init, headers });
  const type = response.headers.get("content-type");
  return { status: response.status, type, body: (await response.json()) as Record<string, any> }; // eslint-disable-line @typescript-eslint/no-explicit-any
}

function askCallgear(content: unknown, type = "application/json") {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  return ask("/callgear/v2.0", { "content-type": type }, { method: "POST", body });
}

const call = (params: object) => ({ jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params });

describe("an answer", () => {
  test("is the first example where no rule matches", async () => {
    const { status, type, body } = await ask(DESTINATIONS, INVOCA);
    expect([status, type]).toEqual([200, "application/json"]);
    expect(body["data"]).toMatchObject([{ phone_number: "202-555-0001" }, { phone_number: "202-555-0002" }]);
  });

  test("is the last page for Apifonica's documented cursor", async () => {
    const first = await ask(RENTED, APIFONICA);
    const cursor = new URL(first.body["next"] as string).searchParams.get("next");
    const last = await ask(`${RENTED}?next=${cursor}`, APIFONICA);
    expect(last.body["next"]).toBeNull();
    expect(last.body["numbers"]).not.toEqual(first.body["numbers"]);
  });

  test("is access_token_invalid for a token that CallGear does not know", async () => {
    const { status, body } = await askCallgear(call({ access_token: "another" }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ error: { code: -32001, data: { mnemonic: "access_token_invalid" } } });
  });

  test.each([
    ["Invoca", DESTINATIONS, "another", { note: expect.any(String) as string }],
    ["CloudLX", "/cloudlx/numbers", "Bearer another", { message: "Unauthorized" }],
    ["Apifonica", RENTED, "Basic YW5vdGhlcjpvbmU=", { status_code: 401, status_message: "UNAUTHORIZED" }],
  ])("is the spec's 401 for wrong, missing and odd credentials of %s", async (_, path, wrong, expected) => {
    for (const headers of [{ authorization: wrong }, {}, { authorization: "odd" }]) {
      const { status, body } = await ask(path, headers as Record<string, string>);
      expect([status, body]).toEqual([401, expected]);
    }
  });

  test("is the error where the rules of an error and of a success match", async () => {
    expect(await ask(`${DESTINATIONS}?query=999`, { authorization: "another" })).toMatchObject({ status: 401 });
    expect(await ask(`${DESTINATIONS}?query=999`, INVOCA)).toMatchObject({ status: 200, body: { recordsTotal: 0 } });
  });

  test("is of the media type that was asked for", async () => {
    for (const accept of ["application/json", "application/vnd.cloudlx.v1+json"]) {
      expect(await ask("/cloudlx/numbers", { ...CLOUDLX, accept })).toMatchObject({ status: 200, type: accept });
    }
  });

  test("is the example that the Prefer header names, whatever the rules say", async () => {
    const prefer = "code=403, example=RefusedFields";
    const { status, body } = await ask(`${DESTINATIONS}?query=999`, { ...INVOCA, prefer });
    expect([status, body]).toEqual([403, { errors: { sort_by: ["Made up: is not a column"] } }]);
  });

  test("is the first example of a status that the Prefer header names, in a range too", async () => {
    expect(await ask(DESTINATIONS, { ...INVOCA, prefer: "code=500" })).toMatchObject({ status: 500 });
    const { status, body } = await ask("/cloudlx/numbers", { ...CLOUDLX, prefer: "code=418" });
    expect([status, body]).toEqual([418, { message: "Unauthorized" }]);
  });

  test("is a success that the Prefer header names by the example alone", async () => {
    const { status, body } = await ask("/cloudlx/numbers", { ...CLOUDLX, prefer: "example=noMatch" });
    expect([status, body["numbers"]]).toEqual([200, []]);
  });

  test("is not the success that the Prefer header names where the credential is missing", async () => {
    expect(await ask("/cloudlx/numbers", { prefer: "code=200" })).toMatchObject({ status: 401 });
  });
});

describe("a problem", () => {
  const problem = (status: number, extra: object = {}) => ({
    status,
    type: "application/problem+json",
    body: { status, title: expect.any(String) as string, ...extra },
  });

  test("lists everything in which the request breaks the spec", async () => {
    const answer = await ask(`${DESTINATIONS}?limit=many&status=lost`, INVOCA);
    expect(answer).toMatchObject(problem(422));
    expect(answer.body["validation"]).toEqual([
      { location: ["query", "limit"], code: "type", message: expect.stringContaining("must be integer") as string },
      { location: ["query", "status"], code: "enum", message: expect.stringContaining("tracked") as string },
    ]);
  });

  test("names the place in the content", async () => {
    const answer = await askCallgear(call({ access_token: "mock-callgear-token", limit: "all" }));
    expect(answer).toMatchObject(problem(422, { validation: [{ location: ["body", "params", "limit"] }] }));
  });

  test("looks into CallGear's filter trees", async () => {
    const filters = [{ field: "no_such_field", operator: "=", value: 1 }];
    const params = { access_token: "mock-callgear-token", filter: { condition: "and", filters } };
    expect(await askCallgear(call(params))).toMatchObject(problem(422));
  });

  test.each(["/", "/nobody/numbers", "/cloudlx", "/cloudlx/numbers/all"])("is 404 for the path %s", async (path) => {
    expect(await ask(path, CLOUDLX)).toMatchObject(problem(404));
  });

  test("is 405 for a method that the spec lacks", async () => {
    expect(await ask(DESTINATIONS, INVOCA, { method: "DELETE" })).toMatchObject(problem(405));
  });

  test("is 400 for content that is no JSON", async () => {
    expect(await askCallgear("{")).toMatchObject(problem(400));
  });

  test("is 422 where the content is missing, and 415 where it is of another type", async () => {
    expect(await askCallgear("")).toMatchObject(problem(422));
    expect(await askCallgear(call({ access_token: "mock-callgear-token" }), "text/plain")).toMatchObject(problem(415));
  });

  test("is 415 where no length of the content is stated", async () => {
    const body = new Blob([JSON.stringify(call({ access_token: "mock-callgear-token" }))]).stream();
    const init = { method: "POST", body, duplex: "half" };
    expect(await ask("/callgear/v2.0", { "content-type": "text/plain" }, init)).toMatchObject(problem(415));
  });

  test("is 406 for a media type that the spec lacks, also where a rule matches", async () => {
    for (const query of ["", "?query=999", "?sort_by=no_such_column"]) {
      expect(await ask(DESTINATIONS + query, { ...INVOCA, accept: "text/html" })).toMatchObject(problem(406));
    }
  });

  test("is 404 for an example that the spec lacks, and tells which there are", async () => {
    const answer = await ask("/cloudlx/numbers", { ...CLOUDLX, prefer: "code=200, example=none" });
    expect(answer).toMatchObject(problem(404, { detail: expect.stringContaining("documented, noMatch") as string }));
    expect(await ask(DESTINATIONS, { ...INVOCA, prefer: "code=402" })).toMatchObject(problem(404));
    expect(await ask(DESTINATIONS, { ...INVOCA, prefer: "code=4XX" })).toMatchObject(problem(404));
  });
});

describe("a matcher", () => {
  test.each([
    ["a scalar, as text", 1, "1", 2],
    ["null, as text", null, null, undefined],
    ["one of a list", ["a", { absent: true }], undefined, "b"],
    ["another value than one", { not: "a" }, "b", "a"],
    ["a value that is there, by `not`", { not: "a" }, "", undefined],
    ["a pattern", { pattern: "^[3-9]$" }, 4, 44],
    ["a value that is missing", { absent: true }, undefined, null],
    ["some members of a map", { a: 1, b: { c: 2 } }, { a: 1, b: { c: "2", d: 3 } }, { a: 1, b: {} }],
    ["a missing member of a missing map", { a: { b: { absent: true } } }, {}, { a: { b: 1 } }],
    ["no list, by a scalar", "1", 1, [1]],
    ["a list, by nothing but its presence", { a: { absent: false } }, { a: [] }, {}],
  ])("matches %s", (_, matcher, yes, no) => {
    expect([matches(matcher, yes), matches(matcher, no)]).toEqual([true, false]);
  });

  test("gets the path's parameters decoded, and those of no other path", () => {
    expect(pathValues("/{id}/numbers/{other}.json", "/a%20b/numbers/2.json")).toEqual({ id: "a b", other: "2" });
    expect(pathValues("/{id}/numbers/{other}.json", "/1/numbers/2xjson")).toBeUndefined();
  });
});

describe("the command `mock`", { timeout: 60_000 }, () => {
  const start = (...options: string[]) =>
    spawn(process.execPath, ["--import", "tsx", "scripts/mock/main.ts", ...options], { cwd: root });

  test.each(["SIGTERM", "SIGINT"] as const)("prints the variables, answers, and ends with 0 on %s", async (signal) => {
    const child = start("--port", "0");
    try {
      const lines: string[] = [];
      for await (const line of createInterface(child.stdout)) {
        lines.push(line);
        if (line.startsWith("#")) {
          break;
        }
      }
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(lines.pop()!)![0];
      const entries = lines.map((line) => /^export (\w+)=(\S+)$/.exec(line)!.slice(1) as [string, string]);
      const moved = Object.entries(mock.env).map(([name, value]) => [name, value.replace(mock.url, url)]);
      expect(Object.fromEntries(entries)).toEqual(Object.fromEntries(moved));
      expect(Object.keys(mock.env)).toEqual(expect.arrayContaining(["INVOCA_BASE_URL", "CALLGEAR_ACCESS_TOKEN"]));
      expect((await fetch(`${url}/cloudlx/numbers`, { headers: CLOUDLX })).status).toBe(200);

      child.kill(signal);
      expect(await once(child, "exit")).toEqual([0, null]);
    } finally {
      child.kill("SIGKILL");
    }
  });

  test.each([
    ["a taken port", 1, () => new URL(mock.url).port, /port \d+ is taken.*--port/],
    ["a port that is none", 2, () => "80000", /--port is "80000"/],
  ])("says so and ends for %s", async (_, code, port, message) => {
    const child = start("--port", port());
    const [printed, [status]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(printed).toMatch(message);
    expect(status).toBe(code);
  });
});
