/** Fetching of pages, from a server on loopback. */
import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { appendsSlash, fetchPage } from "../../scripts/docs-watch/fetch-page.js";
import { serve } from "../support/serve.js";

const LIMITS = { timeoutMs: 10_000, maxBytes: 1000 };

test("a page has its media type, its character set and its bytes", async () => {
  const url = await serve((_request, response) =>
    response.writeHead(200, { "content-type": 'Text/HTML; charset="ISO-8859-1"' }).end("<p>x"),
  );
  expect(await fetchPage(`${url}/docs#list`, LIMITS)).toMatchObject({ mediaType: "text/html", charset: "iso-8859-1" });
});

test.each<[string, RequestListener, string]>([
  ["an error status", (_request, response) => response.writeHead(503).end("busy"), "HTTP 503"],
  ["a page above the size limit", (_request, response) => response.end("x".repeat(2000)), "larger than 1000 bytes"],
  ["a broken connection", (request) => request.socket.destroy(), "fetch failed: "],
])("%s is a problem", async (_name, respond, message) => {
  const url = await serve(respond);
  expect(await fetchPage(url, LIMITS)).toEqual({ kind: "failed", message: expect.stringContaining(message) });
});

test("a page that does not end before the timeout is a problem", async () => {
  const url = await serve((_request, response) => response.write("<p>"));
  const problem = { kind: "failed", message: "no complete response within 0.05 s" };
  expect(await fetchPage(url, { ...LIMITS, timeoutMs: 50 })).toEqual(problem);
});

test("other schemes are not fetched", async () => {
  expect(await fetchPage("file:///etc/hosts", LIMITS)).toMatchObject({ kind: "failed" });
  expect(await fetchPage("file:///etc/hosts", LIMITS)).toMatchObject({ message: expect.stringContaining("http(s)") });
});

test("a redirect to another address is a problem and is not followed", async () => {
  const requested: string[] = [];
  const url = await serve((request, response) => {
    requested.push(request.url!);
    response.writeHead(301, { location: "/new/list" }).end();
  });
  const problem = { kind: "redirect", message: `redirects to ${url}/new/list (HTTP 301)` };
  expect(await fetchPage(`${url}/list`, LIMITS)).toEqual(problem);
  expect(requested).toEqual(["/list"]);
});

test("a redirect that appends a slash is followed once", async () => {
  const url = await serve(({ url: path }, response) =>
    path === "/list/"
      ? response.writeHead(200, { "content-type": "text/html" }).end("<p>x")
      : response.writeHead(302, { location: `${path}/` }).end(),
  );
  expect(await fetchPage(`${url}/list#a`, LIMITS)).toMatchObject({ mediaType: "text/html" });
  expect(await fetchPage(`${url}/loop`, LIMITS)).toMatchObject({ kind: "redirect" });
});

test.each([
  ["https://a.test/x", "https://a.test/x/", true],
  ["https://a.test/x#y", "https://a.test/x/", true],
  ["https://a.test/x", "https://b.test/x/", false],
  ["http://a.test/x", "https://a.test/x/", false],
  ["https://a.test/x", "https://a.test/x/y", false],
])("from %s to %s: only a slash is %s", (from, to, expected) => {
  expect(appendsSlash(from, to)).toBe(expected);
});
