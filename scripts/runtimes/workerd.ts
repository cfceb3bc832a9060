/** workerd, the runtime of Cloudflare Workers, started by miniflare. */
import { cp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { CheckConfig, CheckResult } from "./checks.js";
import { writeProgram } from "./programs.js";
import type { Runtime, RuntimeResults } from "./runtime.js";

/** The part of miniflare that is used. */
interface Miniflare {
  ready: Promise<URL>;
  dispose(): Promise<void>;
}
type MiniflareClass = new (options: object) => Miniflare;

/** A recent one, and one from before `FinalizationRegistry` and requests that wait for each other's promises. */
const COMPATIBILITY_DATES = ["2026-07-01", "2024-01-01"];

const EXAMPLE = fileURLToPath(new URL("../../examples/worker/main.ts", import.meta.url));

const CALLS = ["credential function", "client id and secret"];

/** Three requests share a client: the first obtains the credential, and ends before it arrives. */
async function checkSharedClient(url: URL, call: string, howFirstEnds: "aborted" | "disconnected"): Promise<string[]> {
  const send = async (parameters: Record<string, string>, signal?: AbortSignal) => {
    const query = new URLSearchParams({ call, clients: `${call} ${howFirstEnds}`, ...parameters });
    const response = await fetch(new URL(`/call?${query.toString()}`, url), signal && { signal });
    return response.text();
  };
  const first =
    howFirstEnds === "aborted"
      ? send({ abortMs: "100" })
      : send({}, AbortSignal.timeout(100)).catch(() => "disconnected");
  const others = [send({}), send({})];
  return [...(await Promise.all([first, ...others])), await send({})];
}

async function checkSharedClients(url: URL, prefix: string): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const call of CALLS) {
    for (const [howFirstEnds, outcome] of [
      ["aborted", "AbortError"],
      ["disconnected", "disconnected"],
    ] as const) {
      const check = `${prefix}requests share a client with a ${call}, the first is ${howFirstEnds}`;
      const outcomes = String(await checkSharedClient(url, call, howFirstEnds));
      const expected = String([outcome, "ok", "ok", "ok"]);
      results.push(outcomes === expected ? { check } : { check, problem: `expected ${expected}, got ${outcomes}` });
    }
  }
  return results;
}

/** Bundles a module of the folder in which the package is installed. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** Reads all pages that `examples/worker` returns, and compares them with the numbers of the mock. */
async function checkExample(url: URL, expected: unknown, check: string): Promise<CheckResult> {
  const numbers: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const page = next === "" ? url : new URL(`/?${new URLSearchParams({ after: next }).toString()}`, url);
    const response = await fetch(page);
    const text = await response.text();
    if (!response.ok) {
      return { check, problem: `status ${response.status}: ${text.slice(0, 200)}` };
    }
    const body = JSON.parse(text) as { numbers: { phone_number: string }[]; next: string | null };
    numbers.push(...body.numbers.map(({ phone_number }) => phone_number));
    next = body.next;
  }
  const [got, wanted] = [JSON.stringify(numbers), JSON.stringify(expected)];
  return got === wanted ? { check } : { check, problem: `expected ${wanted}, got ${got}` };
}

async function runInWorkerd(folder: string, config: CheckConfig): Promise<RuntimeResults> {
  const { resolve } = createRequire(join(folder, "package.json"));
  const entry = pathToFileURL(resolve("miniflare")).href;
  const { Miniflare } = (await import(entry)) as { Miniflare: MiniflareClass };
  const checks = await bundle(await writeProgram(folder, "worker"));
  await cp(EXAMPLE, join(folder, "example.ts"));
  const example = await bundle(join(folder, "example.ts"));
  const results: CheckResult[] = [];
  for (const compatibilityDate of COMPATIBILITY_DATES) {
    const prefix = `${compatibilityDate}: `;
    const start = (script: string, bindings: object) =>
      new Miniflare({ modules: true, script, compatibilityDate, bindings });
    const exampleWorker = start(example, { ...config.env, INVOCA_BASE_URL: `${config.mock}/invoca` });
    try {
      const check = `${prefix}examples/worker returns the numbers of the mock`;
      results.push(await checkExample(await exampleWorker.ready, config.expected["invoca"], check));
    } finally {
      await exampleWorker.dispose();
    }
    const worker = start(checks, { CONFIG: JSON.stringify(config) });
    try {
      const url = await worker.ready;
      const response = await fetch(new URL(`/checks?${new URLSearchParams({ prefix }).toString()}`, url));
      results.push(...((await response.json()) as CheckResult[]), ...(await checkSharedClients(url, prefix)));
    } finally {
      await worker.dispose();
    }
  }
  const manifest = await readFile(join(folder, "node_modules/workerd/package.json"), "utf8");
  return { version: (JSON.parse(manifest) as { version: string }).version, results };
}

/** workerd with the compatibility dates above. */
export const WORKERD: Runtime = { name: "workerd", packages: ["miniflare@4.20260730.0"], run: runInWorkerd };
