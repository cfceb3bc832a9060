/** Response bodies that are made to show a credential, to block the process, or to exhaust its memory. */
// cspell:ignore lowbar
import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { NumberInventoryError } from "../../src/errors.js";
import {
  callgear,
  CASES,
  cloudlx,
  cloudlxByTokens,
  failureOf,
  invoca,
  NOWHERE,
} from "../support/simulators/connect.js";

const SECRET = "s3cret-T0ken-42";

afterEach(() => vi.restoreAllMocks());

/** Returns all texts of an error that users and logs can show. */
function visible(error: Error): string {
  return [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 20 })].join("\n");
}

/** Returns the error of a list after a response, which must not be retried unless it is retryable. */
async function failureAfter(id: string, body: BodyInit, init: ResponseInit, credential = SECRET) {
  const { list } = CASES.find((one) => one.id === id)!;
  let requests = 0;
  const fetch = () => {
    requests++;
    return Promise.resolve(new Response(body, init));
  };
  const error = await failureOf(list(NOWHERE, {}, { credential, fetch }).toArray());
  expect(requests).toBe((error as NumberInventoryError).retryable ? 4 : 1);
  return error as NumberInventoryError & { body: unknown };
}

describe.each(CASES.map(({ id }) => id))("%s", (id) => {
  test.each([`a=1&${SECRET};b`, `90%${SECRET}`, `%${SECRET}%`, `\\u00${SECRET}`, `%4${SECRET}`, `&#${SECRET}`])(
    "a credential is redacted although the characters around it look like an escape: %s",
    async (text) => {
      for (const body of [text, JSON.stringify({ message: text }), `{"message":"${text}"}`, `{"message":"${text}`]) {
        const shown = visible(await failureAfter(id, body, { status: 403 }));
        expect([body, shown.includes(SECRET)]).toEqual([body, false]);
        expect(shown).toContain("[redacted]");
      }
    },
  );

  test.each(["0", "25", "41b", "u0041", "lt", "#65"])("so is a credential that begins with %s", async (beginning) => {
    const secret = `${beginning}9-zX-7731`;
    for (const before of ["%", "%25", "\\", "\\u00", "&", "&#", "&amp", "9"]) {
      const shown = visible(await failureAfter(id, `x ${before}${secret};`, { status: 400 }, secret));
      expect([before, shown.includes(secret)]).toEqual([before, false]);
    }
  });

  test.each([
    ["plus", "+"],
    ["sol", "/"],
    ["equals", "="],
    ["lowbar", "_"],
    ["amp", "&"],
    ["grave", "`"],
  ])("so is a credential with &%s;", async (name, char) => {
    const body = `<p>abc1&${name};def2&${name};ghi3</p>`;
    const shown = visible(await failureAfter(id, body, { status: 400 }, `abc1${char}def2${char}ghi3`));
    expect(shown).not.toContain("def2");
  });

  test.each(["utf16le", "utf16be", "utf32le", "utf32be"])("a body in %s is not quoted", async (encoding) => {
    for (const text of [`token ${SECRET}`, JSON.stringify({ message: SECRET })]) {
      for (const mark of ["", "\uFEFF"]) {
        for (const status of [200, 401, 500]) {
          const error = await failureAfter(id, encode(mark + text, encoding), { status });
          const shown = visible(error).replaceAll(/\0|\\u0000|\\x00/g, "");
          expect([encoding, status, shown.includes(SECRET), error.body]).toEqual([encoding, status, false, ""]);
        }
      }
    }
  });

  test("a body with invalid bytes, or in a declared charset that is not like ASCII, is not quoted", async () => {
    const invalid = new Uint8Array([...new TextEncoder().encode(`${SECRET} `), 0xff]);
    expect((await failureAfter(id, invalid, { status: 500 })).body).toBe("");
    const headers = { "content-type": "text/plain; charset=utf-7" };
    expect((await failureAfter(id, "+AHM-", { status: 500, headers })).body).toBe("");
  });

  test("JSON of 5,000 levels results in the error of its status", async () => {
    const deep = "[".repeat(5000) + "]".repeat(5000);
    const objects = '{"error":'.repeat(5000) + "1" + "}".repeat(5000);
    const names = { 401: "AuthenticationError", 403: "PermissionError", 404: "NotFoundError", 500: "ServerError" };
    for (const body of [deep, objects, `{"error":${deep}}`]) {
      for (const [status, name] of Object.entries(names)) {
        const error = await failureAfter(id, body, { status: Number(status) });
        expect([error.name, typeof error.body]).toEqual([name, "string"]);
        expect(visible(error).length).toBeLessThan(30_000);
      }
      const error = await failureAfter(id, body, { status: 200 });
      expect(error.kind).toMatch(/^(?:invalid-response|rpc)$/);
    }
  });

  test("JSON of 2,000 levels, which an error quotes as a whole, can be serialized with the error", async () => {
    const error = await failureAfter(id, "[".repeat(2000) + "]".repeat(2000), { status: 400 });
    expect(error.body).toBe("[".repeat(2000) + "]".repeat(2000));
  });

  test("of a long error, only the beginning is examined and shown", async () => {
    for (const text of [
      "\\".repeat(1_000_000),
      "%25".repeat(400_000),
      SECRET.repeat(70_000),
      `"${"a ".repeat(500_000)}"`,
    ]) {
      const error = await failureAfter(id, text, { status: 400 });
      expect(String(error.body).length).toBeLessThanOrEqual(4097);
      expect(error.message.length).toBeLessThan(400);
      expect(error.message).toMatch(/…$/);
      expect(visible(error)).not.toContain("T0ken");
    }
  });

  test("a credential that is cut with the body, or with the message, is not shown in part", async () => {
    for (const length of [4090, 4085, 195, 190]) {
      const error = await failureAfter(id, "x".repeat(length) + SECRET + "y".repeat(5000), { status: 400 });
      expect(visible(error)).not.toContain("s3cret");
    }
  });

  test("a body with too many values or levels is not parsed", async () => {
    const parse = vi.spyOn(JSON, "parse");
    const bodies = [
      `{"data":[${"{},".repeat(2_500_000)}{}]}`,
      `[${"[],".repeat(2_500_000)}[]]`,
      `{"data":[${'{"a":1},'.repeat(1_200_000)}{}]}`,
      "[".repeat(200_000),
      '[{"a":'.repeat(100_000),
    ];
    for (const body of bodies) {
      const error = await failureAfter(id, body, { status: 200 });
      expect(error.message).toContain("HTTP 200: response body exceeds 1000000 values or 10000 levels");
      expect([error.kind, error.retryable]).toEqual(["invalid-response", false]);
      expect((await failureAfter(id, body, { status: 401 })).name).toBe("AuthenticationError");
    }
    expect(parse.mock.calls.filter(([text]) => text.length > 5000)).toEqual([]);
  });

  test("brackets and commas in strings are not counted", async () => {
    const text = '[{,\\"'.repeat(2_500_000);
    const error = await failureAfter(id, `{"message":"${text}"}`, { status: 200 });
    expect(error.message).toMatch(/expected an array of objects/);
  });
});

/** The values in a body for which nothing else than their names shows that they are secret. */
const OTHER = "sip-0th3r-s3cret";
const LEAKS = [
  (name: string) => `{"numbers":[{"id":1,"${name}":"${OTHER}"},null]}`,
  (name: string) => `{"numbers":[{"id":1,"${name}":"${OTHER}"},{"id":`,
  (name: string) => `{"numbers":[{"id":1,"${name}":"${OTHER}`,
  (name: string) => `{"numbers":[{"id":1,"${name}":["${OTHER}",{"x":"${OTHER}"}]}],"x":{"${name}":{"x":"${OTHER}"}}`,
  (name: string) => JSON.stringify({ message: "failed", debug: { deep: [{ [name]: OTHER }] } }),
  (name: string) => JSON.stringify({ message: JSON.stringify({ [name]: OTHER }) }),
  (name: string) => JSON.stringify({ message: JSON.stringify({ body: JSON.stringify({ [name]: OTHER }) }) }),
  (name: string) => `<pre>{&quot;${name}&quot;: &quot;${OTHER}&quot;}</pre>`,
  (name: string) => `{'id': 1, '${name}': '${OTHER}'}`,
  (name: string) => `id=1&${name}=${OTHER}&x=1`,
  (name: string) => encodeURIComponent(`{"${name}":"${OTHER}"}`),
  (name: string) => `${name}: ${OTHER}\nx: 1`,
  (name: string) => `<${name}>${OTHER}</${name}>`,
];

test.each([
  ["apifonica", "token"],
  ["apifonica", "authorization"],
  ["cloudlx", "access_token"],
  ["cloudlx", "refresh_token"],
  ["cloudlx", "client_secret"],
  ["callgear", "access_token"],
  ["invoca", "Authorization"],
])("%s: the values of %s are redacted wherever a body is quoted", async (id, name) => {
  for (const leak of LEAKS) {
    for (const status of [200, 400, 429, 500]) {
      const error = await failureAfter(id, leak(name), { status });
      expect([leak(name), visible(error).includes(OTHER)]).toEqual([leak(name), false]);
      expect(error.body === "" ? "" : visible(error)).toContain("[redacted]");
    }
  }
});

test("values of any type are redacted, and the body of an error remains an object", async () => {
  const body = { message: "failed", token: 123, x: [{ token: ["a"] }, { token: { a: 1 } }, { token: null }] };
  const error = await failureAfter("apifonica", JSON.stringify(body), { status: 400 });
  const token = "[redacted]";
  expect(error.body).toEqual({ message: "failed", token, x: [{ token }, { token }, { token: null }] });
  expect(error.message).toContain('HTTP 400 {"message":"failed","token":"[redacted]"');
});

test("callgear: values are redacted in the message and the body of a JSON-RPC error", async () => {
  const data = { mnemonic: "x", params: { access_token: OTHER }, text: `access_token=${OTHER}` };
  const rpcError = { code: -1, message: `{"access_token":"${OTHER}"}`, data };
  const error = await failureAfter("callgear", JSON.stringify({ error: rpcError }), { status: 200 });
  expect(error.kind).toBe("rpc");
  expect(visible(error)).not.toContain(OTHER);
  expect(error.body).toMatchObject({ code: -1, data: { mnemonic: "x", params: { access_token: "[redacted]" } } });
});

test("callgear: a long or deep JSON-RPC error is shortened", async () => {
  const long = await failureAfter(
    "callgear",
    JSON.stringify({ error: { code: 1, message: "\\".repeat(100_000) } }),
    {},
  );
  expect([String(long.body).length, long.message.endsWith("…")]).toEqual([4097, true]);
  const deep = `{"error":{"code":1,"data":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`;
  expect(await failureAfter("callgear", deep, {})).toMatchObject({ kind: "rpc", code: 1, body: "" });
});

test("cloudlx: a client secret with a line break at its end is redacted without it", async () => {
  const fetch = () => Promise.resolve(Response.json({ message: "bad client secret abc-secret!" }, { status: 400 }));
  for (const clientSecret of ["abc-secret\n", () => "\tabc-secret \r\n"]) {
    const client = cloudlxByTokens(NOWHERE, { clientSecret, fetch, retry: false });
    const error = await failureOf(client.numbers.list().toArray());
    expect(visible(error)).not.toContain("abc-secret");
    expect(error.message).toContain("bad client secret [redacted]!");
  }
});

test("`raw` resolves to a long error, but not to one with too many values", async () => {
  const get = async (body: string) => {
    const { raw } = invoca(NOWHERE, { fetch: () => Promise.resolve(new Response(body, { status: 400 })) });
    const params = { path: { network_id: 1 } };
    const { error } = await raw.GET("/{network_id}/customer_phone_numbers.json", { params });
    return error;
  };
  expect(await get("x".repeat(100_000))).toBe("x".repeat(100_000));
  expect(await get(`[${"[],".repeat(2_500_000)}[]]`)).toBe("");
});

test("the caller's own credential in a request with `raw` is redacted in any scheme", async () => {
  const echo = () => Promise.resolve(new Response("x own-s3cret-77 y", { status: 200 }));
  for (const authorization of ["Bearer own-s3cret-77", `Basic ${btoa("user:own-s3cret-77")}`, "own-s3cret-77"]) {
    const { raw } = cloudlx(NOWHERE, { fetch: echo, retry: false });
    const error = await failureOf(raw.GET("/numbers", { headers: { Authorization: authorization } }));
    expect([authorization, visible(error).includes("own-s3cret-77")]).toEqual([authorization, false]);
  }
});

test("a cause with a long message is cut, and one that cannot be converted to a string is omitted", async () => {
  for (const [thrown, length] of [
    [new Error("\\".repeat(1_000_000)), 4097],
    [new Error("x", { cause: new Error("y".repeat(1_000_000)) }), 4097],
  ] as const) {
    const client = callgear(NOWHERE, { fetch: () => Promise.reject(thrown), retry: false });
    const { message } = await failureOf(client.virtualNumbers.list().toArray());
    expect(message.length).toBeLessThan(length + 100);
  }
});

/** Returns the bytes of a string in an encoding with 2 or 4 bytes per character. */
function encode(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  const size = encoding.startsWith("utf32") ? 4 : 2;
  const bytes = new Uint8Array(text.length * size);
  const view = new DataView(bytes.buffer);
  const isLittleEndian = encoding.endsWith("le");
  Array.from(text, (char, index) =>
    size === 2
      ? view.setUint16(index * size, char.charCodeAt(0), isLittleEndian)
      : view.setUint32(index * size, char.charCodeAt(0), isLittleEndian),
  );
  return bytes;
}
