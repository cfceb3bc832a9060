/** workerd, the runtime of Cloudflare Workers, started by miniflare. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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

async function runInWorkerd(folder: string, config: CheckConfig): Promise<RuntimeResults> {
  const { resolve } = createRequire(join(folder, "package.json"));
  const entry = pathToFileURL(resolve("miniflare")).href;
  const { Miniflare } = (await import(entry)) as { Miniflare: MiniflareClass };
  const {
    outputFiles: [script],
  } = await build({
    entryPoints: [await writeProgram(folder, "worker")],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const results: CheckResult[] = [];
  for (const compatibilityDate of COMPATIBILITY_DATES) {
    const worker = new Miniflare({
      modules: true,
      script: script?.text,
      compatibilityDate,
      bindings: { CONFIG: JSON.stringify(config) },
    });
    try {
      const prefix = `${compatibilityDate}: `;
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
