import fc from "fast-check";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { Redactor } from "../../src/http/redactor.js";
import { idPropertyOf } from "../support/id-property.js";
import {
  apifonica,
  callgear,
  caseOf,
  CASES,
  cloudlx,
  failureOf,
  invoca,
  NOWHERE,
} from "../support/simulators/connect.js";
import "../support/property-runs.js";

const SECRET = 'S3cret/+tö"k\\en&<x>=%41 z'.replace(/[^\x21-\x7e]/g, "-");
const TOKENS: Record<string, (secret: string) => string[]> = {
  apifonica: (secret) => [secret, `acc-1:${secret}`],
};

/** Returns all texts of an error or event that users and logs can show. */
function visible(thing: unknown): string {
  const parts = [inspect(thing, { depth: 20, showHidden: true }), JSON.stringify(thing)];
  for (let error = thing, depth = 0; error instanceof Error && depth < 20; error = error.cause, depth++) {
    const own = Object.getOwnPropertyNames(error).map((name) => String(error[name as keyof Error]));
    parts.push(String(error), error.message, String(error.stack), ...own, JSON.stringify(error));
  }
  return parts.join("\n");
}

/** The encodings of a credential in a response that must be redacted. */
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

const hexOf = (char: string) => char.charCodeAt(0).toString(16);
const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** The ways to escape a character. */
const ESCAPES: Readonly<Record<string, (char: string) => string>> = {
  "as the character itself": (char) => char,
  "in a URL": (char) => encodeURIComponent(char),
  "percent-encoded, in upper case": (char) => `%${hexOf(char).toUpperCase()}`,
  "percent-encoded, in lower case": (char) => `%${hexOf(char)}`,
  "in a form": (char) => new URLSearchParams({ c: char }).toString().slice(2),
  "in JSON": (char) => JSON.stringify(char).slice(1, -1),
  "in JSON within JSON": (char) => JSON.stringify(JSON.stringify(char).slice(1, -1)).slice(1, -1),
  "by its code in JSON": (char) => `\\u${hexOf(char).padStart(4, "0")}`,
  "by its code in JSON, in upper case": (char) => `\\u${hexOf(char).toUpperCase().padStart(4, "0")}`,
  "by its code in HTML": (char) => `&#${char.charCodeAt(0)};`,
  "by its code in HTML, with leading zeros": (char) => `&#0${char.charCodeAt(0)};`,
  "by its hexadecimal code in HTML": (char) => `&#x${hexOf(char)};`,
  "by its hexadecimal code in HTML, in upper case": (char) => `&#X${hexOf(char).toUpperCase()};`,
  "by its name in HTML": (char) => NAMED[char] ?? char,
};
const escapes = Object.entries(ESCAPES);

/** Returns the text with each character escaped. */
function escaped(text: string, escape: (char: string, i: number) => string): string {
  return Array.from(text, escape).join("");
}

/** Other spellings that are valid in a server's JSON or HTML. */
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

/** The ways in which a server or a `fetch` can return a string. */
const ECHOES: Record<string, (text: string) => Response | Error> = {
  "a JSON error": (text) => Response.json({ message: `bad ${text}!`, [text]: [{ deep: text }] }, { status: 400 }),
  "an error in text": (text) => new Response(`<p>bad ${text}</p>`, { status: 500 }),
  "a long error": (text) => new Response(`${"x".repeat(190)}${text}${"y".repeat(4000)}${text}`, { status: 500 }),
  "the status text": (text) => new Response("{}", { status: 403, statusText: latin1(text) }),
  headers: (text) =>
    new Response("{}", {
      status: 403,
      headers: { "x-request-id": latin1(text), "retry-after": latin1(text), "content-type": latin1(text) },
    }),
  "a redirect": (text) =>
    new Response("", { status: 302, headers: { location: `https://other.test/?q=${latin1(text)}` } }),
  "a redirect's user name": (text) =>
    new Response("", { status: 302, headers: { location: `https://${encodeURIComponent(text)}@other.test/` } }),
  "a body that is not JSON": (text) => new Response(`<p>${text}</p>`, { headers: { "content-type": latin1(text) } }),
  "a body in another form": (text) => Response.json({ data: text, numbers: text, result: text }),
  "a JSON-RPC error": (text) =>
    Response.json({ error: { code: -1, message: text, data: { mnemonic: text, field: text, [text]: text } } }),
  "a JSON-RPC error's code": (text) => Response.json({ error: { code: text, message: "x" } }),
  "an exception of the fetch": (text) =>
    Object.assign(new TypeError(`fetch failed ${text}`, { cause: Object.assign(new Error(text), { code: text }) }), {
      name: text,
      request: { headers: { authorization: text } },
    }),
  "causes of an exception of the fetch": (text) => new AggregateError([new Error(text)], text, { cause: { text } }),
};

/** Returns all visible texts after a list call with this response. */
async function seenAfter(id: string, secret: string, echo: (request: Request) => Response | Error, lazy: boolean) {
  const events: unknown[] = [];
  const listing = caseOf(id).list(NOWHERE, undefined, {
    credential: lazy ? () => secret : secret,
    retry: { maxRetries: 1, baseDelayMs: 0 },
    onRetry: (event: unknown) => events.push(event),
    onResponse: (event: unknown) => events.push(event),
    fetch: async (request: Request) => {
      const response = echo(request);
      if (response instanceof Error) {
        throw response;
      }
      return response;
    },
  });
  const thrown: unknown = await listing.toArray().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Error);
  return [thrown, ...events, ...events.map((event) => (event as { error?: unknown }).error), listing.report]
    .map(visible)
    .join("\n");
}

describe.each(CASES)("$id", ({ id }) => {
  test.each(Object.entries(ECHOES))("a credential in %s is redacted", async (_, echo) => {
    for (const form of formsOf(SECRET, id)) {
      for (const lazy of [false, true]) {
        const seen = await seenAfter(id, SECRET, () => echo(form), lazy);
        expect([form, seen.includes(form)]).toEqual([form, false]);
        expect([form, seen.includes(SECRET)]).toEqual([form, false]);
      }
    }
  });

  test("a credential is redacted in every form of JSON escapes", async () => {
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

  test.each(escapes)("a credential, or its base64, is redacted if its characters are escaped %s", async (_, escape) => {
    const secret = `a+b c/"d"&<e>'f'%=\\g(h)[i]{j}.*?^$|`;
    for (const text of (TOKENS[id] ?? ((one) => [one]))(secret)) {
      for (const form of [escaped(text, escape), escaped(btoa(text), escape)]) {
        for (const echo of [
          "a JSON error",
          "an error in text",
          "an exception of the fetch",
          "a body that is not JSON",
        ]) {
          const seen = await seenAfter(id, secret, () => ECHOES[echo]!(form), false);
          expect([echo, form, seen.includes(form)]).toEqual([echo, form, false]);
          // The value after parsing the outer JSON.
          expect(seen.includes(JSON.stringify(form).slice(1, -1))).toBe(false);
          expect(seen.includes(secret)).toBe(false);
        }
      }
    }
  });

  test("property: a credential is redacted if each character is escaped in a different way", async () => {
    const printable = fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code));
    const ends = fc.constantFrom("!", "7", "~", "q");
    const secrets = fc
      .tuple(ends, fc.string({ minLength: 10, maxLength: 30, unit: fc.oneof(printable, fc.constant(" ")) }), ends)
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(
        secrets,
        fc.array(fc.constantFrom(...escapes.map(([, escape]) => escape)), { minLength: 32, maxLength: 32 }),
        fc.constantFrom("a JSON error", "an error in text", "an exception of the fetch"),
        async (secret, ways, echo) => {
          const form = escaped(secret, (char, i) => ways[i]!(char));
          const seen = await seenAfter(id, secret, () => ECHOES[echo]!(`<<${form}>>`), false);
          expect([form, seen.includes(form), seen.includes(secret)]).toEqual([form, false, false]);
          expect(seen).toContain("[redacted]");
        },
      ),
      { numRuns: 60 },
    );
  });

  test("text without the credential is unchanged, for any credential", async () => {
    const plain = "an (ordinary) text. 100 % [of it] {stays} + more * than ^that$ | \\ / ? & <so>";
    for (const secret of [".*", "[^]+", "(a|b)+x", "\\w\\w", "^", "{2,}zz", "a{1,9}", "$&", "(?:)", "[a-z]"]) {
      if (plain.includes(secret)) {
        continue;
      }
      const seen = await seenAfter(id, secret, () => new Response(plain, { status: 400 }), false);
      expect([secret, seen.includes(plain)]).toEqual([secret, true]);
    }
  });

  test("several credentials in one text are all redacted, and the text between them is unchanged", async () => {
    const secret = "s3cr&t+12";
    const mixed = [secret, "s3cr&amp;t+12", "s3cr%26t%2b12", "s3cr%26t%2B12", "s3cr&#38;t&#x2B;12", btoa(secret)];
    const text = mixed.map((form, i) => `${form}-part${i}`).join(" ");
    const seen = await seenAfter(id, secret, () => new Response(text, { status: 400 }), false);
    for (const form of mixed) {
      expect([form, seen.includes(form)]).toEqual([form, false]);
    }
    expect(seen).toContain(mixed.map((_, i) => `[redacted]-part${i}`).join(" "));
  });

  test("a credential in a host name or in the name of a header is redacted", async () => {
    const secret = "hosttoken0123456789";
    const responses = [
      () => new Response("", { status: 302, headers: { location: `https://${secret}.other.test/` } }),
      () => new Response("", { status: 403, headers: { [`x-ratelimit-${secret}`]: "1" } }),
    ];
    for (const response of responses) {
      expect(await seenAfter(id, secret, response, false)).not.toContain(secret);
    }
  });

  test("credentials are redacted if a fetch throws the headers of the request", async () => {
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
    for (const form of formsOf(SECRET, id)) {
      expect(seen).not.toContain(form);
    }
  });

  test("property: a credential is redacted anywhere in a response, in any form", async () => {
    const secrets = fc.string({
      minLength: 8,
      maxLength: 40,
      unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
    });
    // Texts that also occur in ordinary messages are not tested.
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

/** Returns the error message and the report of a listing whose pagination does not advance. */
async function listingTexts(id: string, credential: string, body: object): Promise<string> {
  const listing = caseOf(id).list(NOWHERE, undefined, { credential, fetch: async () => Response.json(body) });
  const { message } = await failureOf(listing.toArray());
  return `${message} ${listing.report?.reason}`;
}

test("apifonica: a credential in a cursor, or elsewhere in a link, is not quoted", async () => {
  const secret = "c0rsor-s3cret";
  for (const form of [secret, btoa(secret), btoa(`acc-1:${secret}`)]) {
    const next = `https://api.apifonica.com/v2?next=${encodeURIComponent(form)}`;
    for (const link of [next, `${next}&x=${form}`, `https://${secret}@x/?next=`, `${form}?${form}`]) {
      const words = await listingTexts("apifonica", secret, { limit: 1, prev: null, next: link, numbers: [{}] });
      expect([link, words.includes(form)]).toEqual([link, false]);
    }
  }
});

test("a credential in the id of an item is not quoted", async () => {
  const secret = "1tem-s3cret-55";
  // Items that repeat on every page end a listing with an error.
  const bodies: Record<string, object> = {
    invoca: { data: [{ id: secret }, { id: secret }], recordsTotal: 900, requestId: secret },
    cloudlx: { numbers: [{ [idPropertyOf("cloudlx")]: secret }], num_results: 900, paginates: true },
    callgear: { result: { data: [{ id: secret }], metadata: { total_items: 900 } } },
  };
  for (const [id, body] of Object.entries(bodies)) {
    expect([id, (await listingTexts(id, secret, body)).includes(secret)]).toEqual([id, false]);
  }
});

test("a credential in the URL of a followed redirect is redacted in errors and events", async () => {
  const secret = "l0cation-s3cret";
  for (const { id } of CASES) {
    for (const location of [`/${secret}`, `?token=${secret}`, `/x?y=${btoa(secret)}#${secret}`]) {
      const echo = (request: Request) =>
        request.url.includes(secret) || request.url.includes(btoa(secret))
          ? new Response(request.url, { status: 400 })
          : new Response("", { status: 307, headers: { location } });
      const seen = await seenAfter(id, secret, echo, false);
      expect([id, seen.includes(secret), seen.includes(btoa(secret))]).toEqual([id, false, false]);
    }
  }
});

test("a credential in the query or path of a call with `raw` is redacted", async () => {
  const secret = "query-s3cret-1";
  for (const path of [`/elsewhere/${secret}`, `/elsewhere?access_token=${secret}`, `/numbers?search=${btoa(secret)}`]) {
    const events: unknown[] = [];
    const onEvent = (event: unknown) => events.push(event);
    const fetch = async ({ url }: Request) => {
      throw Object.assign(new TypeError(`no way to ${url}`), { url });
    };
    const retry = { maxRetries: 1, baseDelayMs: 0 };
    const raw = cloudlx(NOWHERE, { credential: secret, fetch, retry, onRetry: onEvent, onResponse: onEvent }).raw;
    const get = raw.GET as unknown as (path: string) => Promise<unknown>;
    const failure: unknown = await get(path).catch((error: unknown) => error);
    const seen = [failure, ...events].map(visible).join("\n");
    expect([path, seen.includes(secret), seen.includes(btoa(secret))]).toEqual([path, false, false]);
  }
});

test("the last fifty credentials of a function are redacted", async () => {
  const name = (n: number) => `cr3d-${n}-x`;
  let given = 0;
  let content = "";
  const fetch = async () => new Response(content, { status: 401 });
  const client = invoca(NOWHERE, { fetch, credential: () => name(++given) });
  while (given < 59) {
    await failureOf(client.destinations.get(1));
  }
  // The next call starts with the current credential, and gets a new one after the rejection.
  content = Array.from({ length: 49 }, (_, i) => name(given - i)).join(" ");
  const seen = visible(await failureOf(client.destinations.get(1)));
  expect(content.split(" ").filter((form) => seen.includes(form))).toEqual([]);
  expect(seen).toContain("[redacted]");
});

test.each([
  '"s3cret-t0ken"',
  "'s3cret-t0ken'",
  "Bearer s3cret-t0ken",
  '"bearer  s3cret-t0ken"',
  "INVOCA_TOKEN=s3cret-t0ken",
  'access_token="s3cret-t0ken"',
  "Authorization: Bearer s3cret-t0ken",
])("a credential is redacted with and without what it was copied with: %s", (credential) => {
  const redactor = new Redactor();
  redactor.add(credential);
  const inBase64 = Buffer.from("user:s3cret-t0ken").toString("base64").replace(/=+$/, "");
  expect(redactor.redact(`${credential} s3cret-t0ken.`)).toBe("[redacted] [redacted].");
  expect(redactor.redact(`<${inBase64}>`)).not.toContain(inBase64.slice(-8));
});

test("too little text between quotation marks is not redacted by itself", () => {
  const redactor = new Redactor();
  redactor.add('"abc"');
  expect(redactor.redact('abc "abc"')).toBe("abc [redacted]");
});

test("a redactor forgets the first of ten thousand credentials, but none of the last fifty", () => {
  const redactor = new Redactor();
  const name = (n: number) => `credential-${n}-x`;
  for (let n = 1; n <= 10_000; n++) {
    redactor.add(name(n));
  }
  expect(redactor.redact(`${name(1)} ${name(5000)}`)).toBe(`${name(1)} ${name(5000)}`);
  for (let n = 9951; n <= 10_000; n++) {
    expect(redactor.redact(`<${name(n)}>`)).toBe("<[redacted]>");
  }
});

test("a redactor does not forget a credential that is used repeatedly", () => {
  const redactor = new Redactor();
  for (let n = 1; n <= 1000; n++) {
    redactor.add("the-one-in-use");
    redactor.add(`credential-${n}-x`);
  }
  expect(redactor.redact("the-one-in-use")).toBe("[redacted]");
});

test("apifonica and callgear: a credential with consecutive spaces is redacted", async () => {
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

test("a credential that was replaced by a newer one is still redacted", async () => {
  const given = ["first-credential-1", "second-credential-2"];
  const client = invoca(NOWHERE, {
    credential: () => given.shift()!,
    fetch: () => Promise.resolve(new Response("first-credential-1 second-credential-2", { status: 401 })),
  });
  const failure: unknown = await client.destinations.get(1).catch((error: unknown) => error);
  expect(visible(failure)).not.toMatch(/first-credential|second-credential/);
});

test("a credential that the caller of `raw` adds to the request is redacted", async () => {
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

test("a client, a listing and their properties do not show the credential", () => {
  for (const { list } of CASES) {
    expect(visible(list(NOWHERE, {}, { credential: SECRET }))).not.toContain(SECRET);
  }
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

test("a credential passed as another option is not shown in the error", () => {
  for (const baseUrl of [
    `https://user:${encodeURIComponent(SECRET)}@api.test`,
    `https://api.test?token=${encodeURIComponent(SECRET)}`,
  ]) {
    const made = () => invoca({ url: baseUrl });
    expect(made).toThrow(/`baseUrl`/);
    expect(made).not.toThrow(encodeURIComponent(SECRET));
  }
});

test("a caller's credential with `raw` is also redacted without its scheme, and the client's is still redacted", async () => {
  const fetch = async ({ headers }: Request) =>
    Response.json(
      { seen: headers.get("authorization"), bare: "own-119-token", client: "client-token" },
      { status: 400 },
    );
  const { raw, numbers } = cloudlx(NOWHERE, { fetch, credential: "client-token" });
  await failureOf(numbers.list().toArray());
  for (let n = 0; n < 120; n++) {
    const headers = { Authorization: `Bearer own-${n}-token` };
    await raw.GET("/numbers", { headers });
  }
  const failure = await failureOf(numbers.list().toArray());
  expect(JSON.stringify(failure)).not.toMatch(/own-119|client-token/);
});

test("a credential with leading and trailing white space is trimmed, sent and redacted", async () => {
  for (const { id } of CASES) {
    const echo = (request: Request) => Response.json({ echo: request.headers.get("authorization") }, { status: 400 });
    const seen = await seenAfter(id, " t0psecret-1 ", echo, false);
    expect([id, seen.includes("t0psecret-1")]).toEqual([id, false]);
  }
});

test("a secret that ends with a line break, as in a file, is redacted without it", () => {
  const redactor = new Redactor();
  redactor.add("t0psecret-1\n");
  const body = JSON.stringify({ client_secret: "t0psecret-1\n" });
  expect(redactor.redact(JSON.stringify({ echo: body }))).not.toContain("t0psecret-1");
});

test("a credential that starts with an older one is redacted completely", async () => {
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
