/** What Node's `fetch` accepts from a server, but its `Response` refuses. */
import { expect, test } from "vitest";
import { createParsedResponse } from "../../src/http/parsed-response.js";
import { failureOf, invoca } from "../support/simulators/connect.js";
import { serve } from "../support/serve.js";

/** Starts a server that sends the status line and the header fields unchanged, in UTF-8 or Latin-1. */
function serveHead(head: string, encoding: BufferEncoding): Promise<string> {
  return serve((_, { socket }) => socket!.end(`HTTP/1.1 ${head}\r\ncontent-length: 8\r\n\r\n{"id":1}`, encoding));
}

test.each([
  ["a reason phrase in UTF-8", "日本語", "utf8"],
  ["a reason phrase in Latin-1", "caf\u00e9", "latin1"],
  ["a control character in the reason phrase", "a\u0001b", "latin1"],
  ["a header field with a space in its name", "OK\r\nx y: z", "latin1"],
  ["a header field without a name", "OK\r\n: z", "latin1"],
] as const)("%s: the status decides", async (_, rest, encoding) => {
  const url = await serveHead(`200 ${rest}`, encoding);
  expect(await invoca({ url }).destinations.get(1)).toEqual({ id: 1 });

  const failure = await failureOf(invoca({ url: await serveHead(`404 ${rest}`, encoding) }).destinations.get(1));
  expect(failure).toMatchObject({ name: "NotFoundError", status: 404, body: { id: 1 } });
});

test("the response of `raw` has the reason phrase without the characters that a Response refuses", async () => {
  const { raw } = invoca({ url: await serveHead("404 a\u0001b\r\nx y: z\r\nx-request-id: 7", "latin1") });
  const params = { path: { network_id: 1 } };
  const { response } = await raw.GET("/{network_id}/customer_phone_numbers.json", { params });
  expect([response.statusText, response.headers.get("x-request-id")]).toEqual(["ab", "7"]);
  expect(response.clone().statusText).toBe("ab");
});

test("valid header fields and reason phrases are kept", () => {
  const headers = [
    ["set-cookie", "1"],
    ["set-cookie", "2"],
    ["x!#$-b", "3"],
  ] as [string, string][];
  const parsed = createParsedResponse(new Response(null, { statusText: "a\tb \u00e9", headers }), "", undefined);
  expect([parsed.statusText, [...parsed.headers]]).toEqual(["a\tb \u00e9", headers]);
});
