import fc from "fast-check";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { apifonica, callgear, CASES, cloudlx, invoca, NOWHERE } from "../simulators/connect.js";

const SECRET = 'S3cret/+tö"k\\en&<x>=%41 z'.replace(/[^\x21-\x7e]/g, "-");
const TOKENS: Record<string, (secret: string) => string[]> = {
  apifonica: (secret) => [secret, `acc-1:${secret}`],
};

/** Everything that a person or a log may see of an error or an event. */
function visible(thing: unknown): string {
  const parts = [inspect(thing, { depth: 20, showHidden: true }), JSON.stringify(thing)];
  for (let error = thing, depth = 0; error instanceof Error && depth < 20; error = error.cause, depth++) {
    const own = Object.getOwnPropertyNames(error).map((name) => String(error[name as keyof Error]));
    parts.push(String(error), error.message, String(error.stack), ...own, JSON.stringify(error));
  }
  return parts.join("\n");
}

/** The forms in which a credential may come back, as the contract names them. */
function formsOf(secret: string, id: string): string[] {
  return (TOKENS[id] ?? ((one) => [one]))(secret).flatMap((text) => [
    text,
    btoa(text),
    btoa(text).replaceAll("=", ""),
    encodeURIComponent(text),
    encodeURIComponent(text).replace(/%../g, (escape) => escape.toLowerCase()),
    JSON.stringify(text).slice(1, -1),
  ]);
}

/** Other spellings, which a server's JSON or HTML may have of its own accord. */
function spellingsOf(secret: string): string[] {
  return [
    JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
    [...secret].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    JSON.stringify(secret)
      .slice(1, -1)
      .replaceAll("&", "\\u0026")
      .replaceAll("<", "\\u003c")
      .replaceAll(">", "\\u003e"),
  ];
}

const latin1 = (text: string) => text.replace(/[^\x20-\x7e]/g, "");

/** The ways in which a server, or a fetch, may give a text back. */
const ECHOES: Record<string, (text: string) => Response | Error> = {
  "a JSON error": (text) => Response.json({ message: `bad ${text}!`, [text]: [{ deep: text }] }, { status: 400 }),
  "an error in text": (text) => new Response(`<p>bad ${text}</p>`, { status: 500 }),
  "a long error": (text) => new Response(`${"x".repeat(190)}${text}${"y".repeat(4000)}${text}`, { status: 500 }),
  "the status text": (text) => new Response("{}", { status: 403, statusText: latin1(text) }),
  "header fields": (text) =>
    new Response("{}", {
      status: 403,
      headers: { "x-request-id": latin1(text), "retry-after": latin1(text), "content-type": latin1(text) },
    }),
  "a redirect": (text) =>
    new Response("", { status: 302, headers: { location: `https://other.test/?q=${latin1(text)}` } }),
  "a redirect's user name": (text) =>
    new Response("", { status: 302, headers: { location: `https://${encodeURIComponent(text)}@other.test/` } }),
  "a body that is no JSON": (text) => new Response(`<p>${text}</p>`, { headers: { "content-type": latin1(text) } }),
  "a body in another shape": (text) => Response.json({ data: text, numbers: text, result: text }),
  "a JSON-RPC error": (text) =>
    Response.json({ error: { code: -1, message: text, data: { mnemonic: text, field: text, [text]: text } } }),
  "a JSON-RPC error's code": (text) => Response.json({ error: { code: text, message: "x" } }),
  "what the fetch throws": (text) =>
    Object.assign(new TypeError(`fetch failed ${text}`, { cause: Object.assign(new Error(text), { code: text }) }), {
      name: text,
      request: { headers: { authorization: text } },
    }),
  "errors within the error that the fetch throws": (text) =>
    new AggregateError([new Error(text)], text, { cause: { text } }),
};

const clients = {
  invoca: (options: object) => invoca(NOWHERE, options).destinations.list(),
  cloudlx: (options: object) => cloudlx(NOWHERE, options).numbers.list(),
  apifonica: (options: object) => apifonica(NOWHERE, options).numbers.list(),
  callgear: (options: object) => callgear(NOWHERE, options).virtualNumbers.list(),
};

/** What can be seen after a server has answered a list call so. */
async function seenAfter(id: string, secret: string, echo: (request: Request) => Response | Error, lazy: boolean) {
  const events: unknown[] = [];
  const listing = clients[id as "invoca"]({
    credential: lazy ? () => secret : secret,
    retry: { attempts: 2, baseDelayMs: 0 },
    onRetry: (event: unknown) => events.push(event),
    onResponse: (event: unknown) => events.push(event),
    fetch: async (request: Request) => {
      const answer = echo(request);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const thrown: unknown = await listing.toArray().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Error);
  return [thrown, ...events, ...events.map((event) => (event as { error?: unknown }).error), listing.report]
    .map(visible)
    .join("\n");
}

describe.each(Object.keys(clients))("%s", (id) => {
  test.each(Object.entries(ECHOES))("a credential that comes back in %s is not seen", async (_, echo) => {
    for (const form of formsOf(SECRET, id)) {
      for (const lazy of [false, true]) {
        const seen = await seenAfter(id, SECRET, () => echo(form), lazy);
        expect([form, seen.includes(form)]).toEqual([form, false]);
        expect([form, seen.includes(SECRET)]).toEqual([form, false]);
      }
    }
  });

  test("however JSON escapes a credential, it is not seen", async () => {
    for (const spelling of spellingsOf(SECRET)) {
      for (const [status, content] of [
        [400, `{"message": "bad ${spelling}"}`],
        [200, `{"data": "bad ${spelling}"}`],
        [200, `{"error": {"code": 1, "message": "bad ${spelling}", "data": {"mnemonic": "${spelling}"}}}`],
      ] as const) {
        const seen = await seenAfter(id, SECRET, () => new Response(content, { status }), false);
        expect([content, seen.includes(SECRET)]).toEqual([content, false]);
        expect([content, seen.includes(JSON.stringify(SECRET).slice(1, -1))]).toEqual([content, false]);
        expect([content, seen.includes(spelling)]).toEqual([content, false]);
      }
    }
  });

  test("a credential that comes back as a host name or as a header field's name is not seen", async () => {
    const secret = "hosttoken0123456789";
    const answers = [
      () => new Response("", { status: 302, headers: { location: `https://${secret}.other.test/` } }),
      () => new Response("", { status: 403, headers: { [`x-ratelimit-${secret}`]: "1" } }),
    ];
    for (const answer of answers) expect(await seenAfter(id, secret, answer, false)).not.toContain(secret);
  });

  test("a fetch that throws the request's own headers shows nothing of them", async () => {
    const seen = await seenAfter(
      id,
      SECRET,
      (request) =>
        Object.assign(new Error("no"), {
          request,
          headers: Object.fromEntries(request.headers),
          cause: [...request.headers],
        }),
      false,
    );
    for (const form of formsOf(SECRET, id)) expect(seen).not.toContain(form);
  });

  test("property: wherever a server puts a credential, in whatever form, it is not seen", async () => {
    const secrets = fc.string({
      minLength: 8,
      maxLength: 40,
      unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
    });
    // A text that is all over ordinary messages anyway would prove nothing.
    const unusual = secrets.filter((secret) => !/^[\w .:-]*$/.test(secret) || /\d{4}/.test(secret));
    await fc.assert(
      fc.asyncProperty(
        unusual,
        fc.constantFrom(...Object.entries(ECHOES)),
        fc.nat(),
        fc.string(),
        async (secret, [, echo], n, around) => {
          const forms = formsOf(secret, id);
          const form = forms[n % forms.length]!;
          const seen = await seenAfter(id, secret, () => echo(`${around.replace(/[^ -~]/g, "")} ${form}`), false);
          expect(seen.includes(form)).toBe(false);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});

test("apifonica and callgear: a credential with spaces in a row is not seen either", async () => {
  for (const id of ["apifonica", "callgear"]) {
    for (const secret of ["two  spaces in it", "   three  "]) {
      for (const form of [secret, JSON.stringify(secret).slice(1, -1)]) {
        const seen = await seenAfter(id, secret, () => new Response(`bad ${form}!`, { status: 400 }), false);
        expect([form, seen.includes(form)]).toEqual([form, false]);
        expect([form, seen.includes(secret.replace(/\s+/g, " "))]).toEqual([form, false]);
      }
    }
  }
});

test("a credential that was replaced by a newer one is still not seen", async () => {
  const given = ["first-credential-1", "second-credential-2"];
  const client = invoca(NOWHERE, {
    credential: () => given.shift()!,
    fetch: () => Promise.resolve(new Response("first-credential-1 second-credential-2", { status: 401 })),
  });
  const failure: unknown = await client.destinations.get(1).catch((error: unknown) => error);
  expect(visible(failure)).not.toMatch(/first-credential|second-credential/);
});

test("a credential that the caller of `raw` puts into the request itself is not seen", async () => {
  const echo = async (request: Request) =>
    new Response(`${request.headers.get("authorization")} ${await request.text()}`);
  const rpc = callgear(NOWHERE, { fetch: echo, retry: false });
  const body = {
    jsonrpc: "2.0",
    id: 1,
    method: "get.virtual_numbers",
    params: { access_token: "own-secret-9" },
  } as const;
  const failures = [
    rpc.raw.POST("/v2.0", { body }),
    invoca(NOWHERE, { fetch: echo, retry: false }).raw.GET("/{network_id}/customer_phone_numbers.json", {
      params: { path: { network_id: 1 } },
      headers: { authorization: "own-secret-9" },
    }),
  ];
  for (const failing of failures) {
    const failure: unknown = await failing.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(visible(failure)).not.toContain("own-secret-9");
  }
});

test("a client, a listing and their properties show no credential", () => {
  for (const { list } of CASES) expect(visible(list(NOWHERE, {}, { credential: SECRET }))).not.toContain(SECRET);
  const options = { credential: SECRET };
  for (const client of [
    invoca(NOWHERE, options),
    cloudlx(NOWHERE, options),
    apifonica(NOWHERE, options),
    callgear(NOWHERE, options),
  ]) {
    expect(visible(client)).not.toContain(SECRET);
  }
});

test("a credential in the place of another option is not shown by the error about it", () => {
  for (const baseUrl of [
    `https://user:${encodeURIComponent(SECRET)}@api.test`,
    `https://api.test?token=${encodeURIComponent(SECRET)}`,
  ]) {
    const made = () => invoca({ url: baseUrl });
    expect(made).toThrow(/`baseUrl`/);
    expect(made).not.toThrow(encodeURIComponent(SECRET));
  }
});

test("a credential with white space at its ends is sent, and blotted out, without it", async () => {
  for (const { id } of CASES) {
    const echo = (request: Request) => Response.json({ echo: request.headers.get("authorization") }, { status: 400 });
    const seen = await seenAfter(id, " t0psecret-1 ", echo, false);
    expect([id, seen.includes("t0psecret-1")]).toEqual([id, false]);
  }
});

test("a credential that begins with an older one is blotted out to its end", async () => {
  const tokens = ["abcd1234", "abcd1234SECRETTAIL"];
  const fetch = async (request: Request) =>
    Response.json({ got: request.headers.get("authorization") }, { status: 401 });
  const client = cloudlx(NOWHERE, { fetch, credential: () => tokens.shift() ?? "abcd1234SECRETTAIL" });
  const failure = await client.numbers
    .list()
    .toArray()
    .catch((error: unknown) => error);
  expect(visible(failure)).not.toContain("SECRETTAIL");
});
