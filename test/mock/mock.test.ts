/** The mock: selecting a response, rejecting invalid requests, and the `npm run mock` command. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { formatEnvFile, removeEnvFile, writeEnvFile } from "../../src/cli/mock/env-file.js";
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
  return { status: response.status, type, body: (await response.json()) as Record<string, any> }; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read any field
}

function askCallgear(content: unknown, type = "application/json") {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  return ask("/callgear/v2.0", { "content-type": type }, { method: "POST", body });
}

const call = (params: object) => ({ jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params });

test("a page of another origin may send any request, and read the response", async () => {
  const preflight = await fetch(`${mock.url}/callgear/v2.0`, {
    method: "OPTIONS",
    headers: { "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
  });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
  });
  const response = await fetch(mock.url + DESTINATIONS, { headers: INVOCA });
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
});

describe("a response", () => {
  test("is the first example if no rule matches", async () => {
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

  test("is access_token_invalid for an unknown CallGear token", async () => {
    const { status, body } = await askCallgear(call({ access_token: "another" }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ error: { code: -32001, data: { mnemonic: "access_token_invalid" } } });
  });

  test.each([
    ["Invoca", DESTINATIONS, "another", { note: expect.any(String) as string }],
    ["CloudLX", "/cloudlx/numbers", "Bearer another", { message: "Unauthorized" }],
    ["Apifonica", RENTED, "Basic YW5vdGhlcjpvbmU=", { status_code: 401, status_message: "UNAUTHORIZED" }],
  ])("is the 401 of the spec for wrong, missing and malformed credentials of %s", async (_, path, wrong, expected) => {
    for (const headers of [{ authorization: wrong }, {}, { authorization: "malformed" }]) {
      const { status, body } = await ask(path, headers as Record<string, string>);
      expect([status, body]).toEqual([401, expected]);
    }
  });

  test("is the error if the rules of an error and of a success both match", async () => {
    expect(await ask(`${DESTINATIONS}?query=999`, { authorization: "another" })).toMatchObject({ status: 401 });
    expect(await ask(`${DESTINATIONS}?query=999`, INVOCA)).toMatchObject({ status: 200, body: { recordsTotal: 0 } });
  });

  test("has the media type that the Accept header requests", async () => {
    for (const accept of ["application/json", "application/vnd.cloudlx.v1+json"]) {
      expect(await ask("/cloudlx/numbers", { ...CLOUDLX, accept })).toMatchObject({ status: 200, type: accept });
    }
  });

  test("is the example that the Prefer header names, even if a rule matches another", async () => {
    const prefer = "code=403, example=RefusedFields";
    const blank = ["can't be blank"];
    const { status, body } = await ask(`${DESTINATIONS}?query=999`, { ...INVOCA, prefer });
    expect([status, body]).toEqual([403, { errors: { pool_type: blank, destination_type: blank, name: blank } }]);
  });

  test("is the first example of the status in the Prefer header, also if the spec has a range such as 4XX", async () => {
    expect(await ask(DESTINATIONS, { ...INVOCA, prefer: "code=500" })).toMatchObject({ status: 500 });
    const { status, body } = await ask("/cloudlx/numbers", { ...CLOUDLX, prefer: "code=418" });
    expect([status, body]).toEqual([418, { message: "Unauthorized" }]);
  });

  test("is a success if the Prefer header names only an example", async () => {
    const { status, body } = await ask("/cloudlx/numbers", { ...CLOUDLX, prefer: "example=NoMatch" });
    expect([status, body["numbers"]]).toEqual([200, []]);
  });

  test("is 401 without a credential, even if the Prefer header names a success", async () => {
    expect(await ask("/cloudlx/numbers", { prefer: "code=200" })).toMatchObject({ status: 401 });
  });
});

describe("a problem response", () => {
  const problem = (status: number, extra: object = {}) => ({
    status,
    type: "application/problem+json",
    body: { status, title: expect.any(String) as string, ...extra },
  });

  test("lists every violation of the spec", async () => {
    const response = await ask(`${DESTINATIONS}?limit=many&status=lost`, INVOCA);
    expect(response).toMatchObject(problem(422));
    expect(response.body["validation"]).toEqual([
      { location: ["query", "limit"], code: "type", message: expect.stringContaining("must be integer") as string },
      { location: ["query", "status"], code: "enum", message: expect.stringContaining("tracked") as string },
    ]);
  });

  test("names the location in the body", async () => {
    const response = await askCallgear(call({ access_token: "mock-callgear-token", limit: "all" }));
    expect(response).toMatchObject(problem(422, { validation: [{ location: ["body", "params", "limit"] }] }));
  });

  test("reports violations inside CallGear filter trees", async () => {
    const filters = [{ field: "no_such_field", operator: "=", value: 1 }];
    const params = { access_token: "mock-callgear-token", filter: { condition: "and", filters } };
    expect(await askCallgear(call(params))).toMatchObject(problem(422));
  });

  test.each(["/", "/nobody/numbers", "/cloudlx", "/cloudlx/numbers/all"])("is 404 for the path %s", async (path) => {
    expect(await ask(path, CLOUDLX)).toMatchObject(problem(404));
  });

  test("is 405 for a method that is not in the spec", async () => {
    expect(await ask(DESTINATIONS, INVOCA, { method: "DELETE" })).toMatchObject(problem(405));
  });

  test("is 400 for a body that is not valid JSON", async () => {
    expect(await askCallgear("{")).toMatchObject(problem(400));
  });

  test("is 422 for a missing body, and 415 for an unsupported media type", async () => {
    expect(await askCallgear("")).toMatchObject(problem(422));
    expect(await askCallgear(call({ access_token: "mock-callgear-token" }), "text/plain")).toMatchObject(problem(415));
  });

  test("is 415 for an unsupported media type without Content-Length", async () => {
    const body = new Blob([JSON.stringify(call({ access_token: "mock-callgear-token" }))]).stream();
    const init = { method: "POST", body, duplex: "half" };
    expect(await ask("/callgear/v2.0", { "content-type": "text/plain" }, init)).toMatchObject(problem(415));
  });

  test("is 406 for a media type that is not in the spec, also if a rule matches", async () => {
    for (const query of ["", "?query=999", "?sort_by=no_such_column"]) {
      expect(await ask(DESTINATIONS + query, { ...INVOCA, accept: "text/html" })).toMatchObject(problem(406));
    }
  });

  test("is 404 for an example that is not in the spec, and lists the available ones", async () => {
    const response = await ask("/cloudlx/numbers", { ...CLOUDLX, prefer: "code=200, example=none" });
    expect(response).toMatchObject(problem(404, { detail: expect.stringContaining("Documented, NoMatch") as string }));
    expect(await ask(DESTINATIONS, { ...INVOCA, prefer: "code=402" })).toMatchObject(problem(404));
    expect(await ask(DESTINATIONS, { ...INVOCA, prefer: "code=4XX" })).toMatchObject(problem(404));
  });
});

describe("a matcher of the rules", () => {
  test.each([
    ["a scalar, as a string", 1, "1", 2],
    ["null, as a string", null, null, undefined],
    ["one of a list", ["a", { absent: true }], undefined, "b"],
    ["any value except one", { not: "a" }, "b", "a"],
    ["an empty string but not a missing value, with `not`", { not: "a" }, "", undefined],
    ["a pattern", { pattern: "^[3-9]$" }, 4, 44],
    ["a missing value", { absent: true }, undefined, null],
    ["some members of a map", { a: 1, b: { c: 2 } }, { a: 1, b: { c: "2", d: 3 } }, { a: 1, b: {} }],
    ["a missing member of a missing map", { a: { b: { absent: true } } }, {}, { a: { b: 1 } }],
    ["a scalar but not a list, with a scalar", "1", 1, [1]],
    ["the presence of a list", { a: { absent: false } }, { a: [] }, {}],
  ])("matches %s", (_, matcher, yes, no) => {
    expect([matches(matcher, yes), matches(matcher, no)]).toEqual([true, false]);
  });

  test("returns decoded path parameters, and undefined for another path", () => {
    expect(pathValues("/{id}/numbers/{other}.json", "/a%20b/numbers/2.json")).toEqual({ id: "a b", other: "2" });
    expect(pathValues("/{id}/numbers/{other}.json", "/1/numbers/2xjson")).toBeUndefined();
  });
});

describe("npm run mock", { timeout: 60_000 }, () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "number-inventory-mock-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const start = (...options: string[]) => {
    const tsx = fileURLToPath(new URL("node_modules/tsx/dist/esm/index.mjs", root));
    const main = fileURLToPath(new URL("scripts/mock/main.ts", root));
    return spawn(process.execPath, ["--import", tsx, main, ...options], { cwd: folder });
  };
  const readVariables = async (file: string) => parseEnv(await readFile(join(folder, file), "utf8"));

  test.each([
    ["SIGTERM", "mock.env", []],
    ["SIGINT", "other.env", ["--output", "other.env"]],
  ] as const)(
    "writes the variables into a file and responds; on %s, it removes the file and exits with 0",
    async (signal, file, options) => {
      const child = start("--port", "0", ...options);
      const printed = text(child.stdout);
      try {
        let message = "";
        for await (const chunk of child.stderr) {
          message += String(chunk);
          if (message.includes("list --env-file")) {
            break;
          }
        }
        expect(message).toContain(`npx number-inventory list --env-file ${file}`);
        const url = /Mock listening on (http:\/\/127\.0\.0\.1:\d+) /.exec(message)![1]!;
        const moved = Object.entries(mock.env).map(([name, value]) => [name, value.replace(mock.url, url)]);
        expect(await readVariables(file)).toEqual(Object.fromEntries(moved));
        expect(Object.keys(mock.env)).toEqual(expect.arrayContaining(["INVOCA_BASE_URL", "CALLGEAR_ACCESS_TOKEN"]));
        expect((await fetch(`${url}/cloudlx/numbers`, { headers: CLOUDLX })).status).toBe(200);

        child.kill(signal);
        expect(await once(child, "exit")).toEqual([0, null]);
        expect(await printed).toBe("");
        await expect(readVariables(file)).rejects.toThrow("ENOENT");
      } finally {
        child.kill("SIGKILL");
      }
    },
  );

  test("does not overwrite a file that it did not write", async () => {
    await writeFile(join(folder, "own.env"), "INVOCA_TOKEN=secret\n");
    const child = start("--port", "0", "--output", "own.env");
    const [message, [status]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(message).toMatch(/^mock: own\.env exists and was not written by/);
    expect(status).toBe(1);
    expect(await readVariables("own.env")).toEqual({ INVOCA_TOKEN: "secret" });
  });

  test.each([
    ["a port in use", 1, () => new URL(mock.url).port, /port \d+ is in use: npm run mock -- --port \d+/],
    ["an invalid port", 2, () => "80000", /--port must be a number from 0 .* to 65535, got "80000"/],
  ])("exits with an error for %s", async (_, code, port, message) => {
    const child = start("--port", port());
    const [printed, [status]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(printed).toMatch(message);
    expect(status).toBe(code);
  });
});

describe("the env file", () => {
  test("can be read by a shell and by parseEnv", () => {
    const env = { A: "plain-1", B: "http://127.0.0.1:1/a b", C: 'a"$HOME' };
    const content = formatEnvFile(env);
    expect(parseEnv(content)).toEqual(env);
    const { stdout } = spawnSync("sh", ["-c", `${content}\nprintf '%s|%s|%s' "$A" "$B" "$C"`], { encoding: "utf8" });
    expect(stdout).toBe(Object.values(env).join("|"));
  });

  test("is removed, unless another mock has replaced it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "number-inventory-env-file-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "mock.env");
    await writeEnvFile(path, { A: "1" });
    await writeEnvFile(path, { A: "2" });
    await removeEnvFile(path, { A: "1" });
    expect(await readFile(path, "utf8")).toBe(formatEnvFile({ A: "2" }));
    await removeEnvFile(path, { A: "2" });
    await expect(readFile(path)).rejects.toThrow("ENOENT");
    await removeEnvFile(path, { A: "2" });
  });

  test("cannot contain a single quote", () => {
    expect(() => formatEnvFile({ A: "it's" })).toThrow("must not contain a single quote");
  });
});
