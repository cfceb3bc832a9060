/** `npm run docs:watch` in a copy of the project, with pages on loopback. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
let folder = "";
let pages: Record<string, { status?: number; type?: string; location?: string; text: string }> = {};

const server = createServer(({ url }, response) => {
  const { status = 200, type = "text/html", location, text } = pages[url!] ?? { status: 404, text: "" };
  response.writeHead(status, { "content-type": type, ...(location !== undefined && { location }) }).end(text);
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "number-inventory-docs-watch-"));
  for (const name of ["src", "scripts", "package.json"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mkdirSync(join(folder, "specs/acme"), { recursive: true });
  mkdirSync(join(folder, "docs/watch"), { recursive: true });
  const sources = ["list", "text", "gone", "moved", "app"].map((id) => `  ${id}: { url: ${url}/${id} }`);
  writeFileSync(join(folder, "specs/acme/openapi.yaml"), `x-doc-sources:\n${sources.join("\n")}\n  forum: {}\n`);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(join(folder, "docs/watch/baseline.json"), { force: true });
  writeFileSync(join(folder, "docs/watch/sections.yaml"), "acme: { list: { selector: article } }\n");
  pages = {
    "/list": { text: "<nav>menu</nav><article><h1>List</h1><p>limit: at most 100</p></article>" },
    "/text": { text: "Errors\n======\n", type: "text/plain" },
    "/gone": { text: "<p>gone" },
    "/moved": { text: "<p>moved" },
    "/app": { text: "<p>app" },
  };
});

/** Runs the command. The server is in this process, so it must not block. */
async function docsWatch(...args: string[]): Promise<{ status: number | null; output: string }> {
  const command = ["--import", join(ROOT, "node_modules/tsx/dist/esm/index.mjs"), "scripts/docs-watch/main.ts"];
  const child = spawn(process.execPath, [...command, ...args], { cwd: folder });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, output })));
}

const baseline = () =>
  JSON.parse(readFileSync(join(folder, "docs/watch/baseline.json"), "utf8")) as Record<string, { fetched: string }>;

test("without a baseline nothing is compared; --update stores it, and then nothing is changed", async () => {
  const first = await docsWatch();
  expect(first.status).toBe(2);
  expect(first.output).toContain("not compared: acme/list");
  expect(first.output).toContain("not watched: acme/forum: the source has no address");
  expect(existsSync(join(folder, "docs/watch/baseline.json"))).toBe(false);

  const update = await docsWatch("--update");
  expect(update.status).toBe(0);
  expect(update.output).toContain("5 new");
  expect(Object.keys(baseline())).toEqual(["acme/app", "acme/gone", "acme/list", "acme/moved", "acme/text"]);

  const last = await docsWatch();
  expect(last).toMatchObject({ status: 0 });
  expect(last.output).toContain("5 pages: 5 unchanged, 0 changed, 0 not compared");
});

test("a change is shown as a diff, each problem with the last success, and problems keep the stored text", async () => {
  await docsWatch("--update");
  const before = baseline();
  pages["/list"] = { text: "<nav>new menu</nav><article><h1>List</h1><p>limit: at most 50</p></article>" };
  delete pages["/gone"];
  pages["/moved"] = { status: 302, location: "/login", text: "" };
  pages["/app"] = { text: "<body><div id=root></div><script src=app.js></script>" };

  const { status, output } = await docsWatch();
  expect(status).toBe(1);
  expect(output).toMatch(/changed since \d{4}-\d\d-\d\d: acme\/list http/);
  expect(output).toContain("  -limit: at most 100\n  +limit: at most 50");
  expect(output).not.toContain("menu");
  const { fetched } = before["acme/gone"]!;
  expect(output).toMatch(new RegExp(`could not be fetched: acme/gone .*\n  HTTP 404 \\(last success ${fetched}\\)`));
  expect(output).toMatch(/moved: acme\/moved .*\n {2}redirects to http:\/\/127\.0\.0\.1:\d+\/login \(HTTP 302\)/);
  expect(output).toMatch(/empty: acme\/app .*\n {2}the section has no text/);
  expect(output).toContain("5 pages: 1 unchanged, 1 changed, 3 not compared");
  expect(baseline()).toEqual(before);

  expect((await docsWatch("--update")).status).toBe(2);
  const { "acme/list": list, ...others } = baseline();
  expect(list).toMatchObject({ lines: ["List", "limit: at most 50"] });
  const { "acme/list": _list, ...othersBefore } = before;
  expect(others).toEqual(othersBefore);
});

test("a selector that matches nothing is reported, and a misspelled source or option is an error", async () => {
  await docsWatch("--update");
  pages["/list"] = { text: "<div><h1>List</h1></div>" };
  const { status, output } = await docsWatch();
  expect(status).toBe(2);
  expect(output).toMatch(/section not found: acme\/list .*\n {2}the selector "article" matches nothing \(last success/);

  writeFileSync(join(folder, "docs/watch/sections.yaml"), "acme: { lists: { selector: article } }\n");
  expect(await docsWatch()).toMatchObject({ status: 2, output: expect.stringContaining("acme/lists is not a source") });
  expect(await docsWatch("--store")).toMatchObject({ status: 2, output: expect.stringContaining("unknown option") });
});
