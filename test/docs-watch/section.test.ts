import { expect, test } from "vitest";
import { extractSection } from "../../scripts/docs-watch/section.js";

const ADDRESS = "https://acme.test/docs";

function page(text: string, mediaType = "text/html") {
  return { mediaType, body: new TextEncoder().encode(text) };
}

test("a section is one line for each block, row and line of preformatted text, with collapsed white space", () => {
  const html = `<html><head><title>Acme</title></head><body><nav>Home</nav><main>
    <h1>List&nbsp;numbers</h1><p>Returns   the
    numbers<br>of the <em>account</em>.</p><script>track()</script><!-- draft -->
    <table><tr><th>Name</th><th>Type</th></tr><tr><td>limit</td><td>integer</td></tr></table>
    <ul><li>one</li><li>two <b>bold</b></li></ul><pre>GET /numbers
  ?limit=1</pre></main><footer>2026</footer></body></html>`;
  expect(extractSection(page(html), ADDRESS)).toEqual([
    "List numbers",
    "Returns the numbers",
    "of the account.",
    "Name | Type |",
    "limit | integer |",
    "one",
    "two bold",
    "GET /numbers",
    "?limit=1",
  ]);
});

test("markup, attributes and reflowed text do not change a section", () => {
  const before = extractSection(page("<main><p class=a>one two</p><p>three</p></main>"), ADDRESS);
  const after = extractSection(
    page("<main>\n<div id=x><p>one\n<span>two</span></p></div>\n<p>three</p></main>"),
    ADDRESS,
  );
  expect(after).toEqual(before);
});

test("a selector takes every match once, and only those", () => {
  const html = "<main><div class=doc>one<div class=doc>two</div></div><p>other</p><div class=doc>three</div></main>";
  expect(extractSection(page(html), ADDRESS, ".doc")).toEqual(["one", "two", "three"]);
});

test.each([
  ["a heading, up to the next one of its level", "list", ["List", "text", "Details", "more"]],
  ["an anchor in a heading", "other", ["Other", "end"]],
  ["another element", "box", ["boxed"]],
  ["an escaped name", "caf%C3%A9", ["coffee"]],
])("a fragment names %s", (_name, fragment, lines) => {
  const html = `<main><h1>All</h1><h2 id=list>List</h2><p>text</p><h3>Details</h3><p>more</p>
    <h2><a name=other></a>Other</h2><p>end</p><h2>Last</h2><div id=box>boxed</div><p id="café">coffee</p></main>`;
  expect(extractSection(page(html), `${ADDRESS}#${fragment}`)).toEqual(lines);
});

test.each([
  ["a selector without a match", page("<p>x</p>"), ADDRESS, ".doc", "no-match", 'the selector ".doc" matches nothing'],
  ["a fragment without a match", page("<p>x</p>"), `${ADDRESS}#gone`, undefined, "no-match", "the fragment #gone"],
  ["a selector on plain text", page("x", "text/plain"), ADDRESS, ".doc", "no-match", "requires an HTML page"],
  ["a page without text", page("<body><script>app()</script></body>"), ADDRESS, undefined, "empty", "no text"],
  ["an empty file", page("\n \n", "text/plain"), ADDRESS, undefined, "empty", "no text"],
  ["a binary file", page("x", "image/png"), ADDRESS, undefined, "failed", "unsupported media type: image/png"],
])("%s is a problem", (_name, content, address, selector, kind, message) => {
  expect(extractSection(content, address, selector)).toEqual({ kind, message: expect.stringContaining(message) });
});

test("text that is not HTML is compared as a whole, in its own character set", () => {
  expect(extractSection(page("List\n====\n\n  :limit:  max\r\n", "text/plain"), ADDRESS)).toEqual([
    "List",
    "====",
    ":limit: max",
  ]);
  const latin = { mediaType: "text/plain", charset: "iso-8859-1", body: Uint8Array.of(0x63, 0x61, 0x66, 0xe9) };
  expect(extractSection(latin, ADDRESS)).toEqual(["café"]);
  const html = { mediaType: "text/html", charset: "iso-8859-1", body: latin.body };
  expect(extractSection(html, ADDRESS)).toEqual(["café"]);
});
