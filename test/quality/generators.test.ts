/**
 * Two third-party generators generate clients from the specs. The clients compile in strict mode and list the numbers
 * of the mock. `callers/` calls the clients, and is compiled with them in a temporary folder.
 */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSpecs, root } from "../../scripts/openapi/specs.js";
import { useMock } from "../support/mock.js";
import type { Callers } from "./callers/reading.js";

const mock = useMock();
const specs = await readSpecs();
let folder = "";

/** Runs a script of a package. Resolves to its output, and whether it failed. */
function run(script: string, ...args: string[]) {
  const path = fileURLToPath(new URL(`node_modules/${script}`, root));
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return new Promise<{ failed: boolean; output: string }>((resolve) => {
    execFile(process.execPath, [path, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: stdout + stderr }),
    );
  });
}

/** Runs `redocly generate-client`. Resolves to the problems that it reports. */
async function generateRedocly(): Promise<unknown[]> {
  const reports = specs.map(async ({ provider, url }) => {
    const report = join(folder, `${provider}.json`);
    const options = ["--output", `redocly/${provider}.ts`, "--report", report];
    const { failed, output } = await run("@redocly/cli/bin/cli.js", "generate-client", fileURLToPath(url), ...options);
    if (failed) {
      return [output];
    }
    const { apis } = JSON.parse(await readFile(report, "utf8")) as { apis: { findings: unknown[] }[] };
    return apis.flatMap(({ findings }) => findings);
  });
  return (await Promise.all(reports)).flat();
}

/** Runs `@hey-api/openapi-ts`. Rejects if it reports a problem. */
async function generateHeyApi(): Promise<void> {
  const jobs = specs.map(({ provider, url }) => ({
    input: fileURLToPath(url),
    output: { path: join(folder, "hey-api", provider), module: { extension: ".js" as const } },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"] as const,
    logs: { level: "silent", file: false } as const,
  }));
  await createClient(jobs);
}

const tsconfig = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    module: "NodeNext",
    strict: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
    outDir: "compiled",
    rootDir: ".",
  },
  include: ["."],
};

let problems: unknown[];
let compiler: Awaited<ReturnType<typeof run>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  await cp(new URL("callers/", import.meta.url), folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  [problems] = await Promise.all([generateRedocly(), generateHeyApi()]);
  compiler = await run("typescript/bin/tsc");
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

/** Returns the rows of the named examples of a provider's spec. */
function rowsOf(provider: keyof Callers, ...names: string[]): object[] {
  const lists = { invoca: "data", cloudlx: "numbers", apifonica: "numbers", callgear: "data" };
  const { examples } = specs.find((spec) => spec.provider === provider)!.document["components"];
  return names.flatMap((name) => {
    const { value } = examples[name];
    return (value.result ?? value)[lists[provider]] as object[];
  });
}

test("redocly generate-client reports no problem", () => {
  expect(problems).toEqual([]);
});

test("the clients and the calls of them compile", () => {
  expect(compiler).toEqual({ failed: false, output: "" });
});

test("the generated types have unique names without a number", async () => {
  for (const { provider } of specs) {
    const types = await readFile(join(folder, "hey-api", provider, "types.gen.ts"), "utf8");
    expect(types.match(/^export type \w+\d\b/gm)).toBeNull();
  }
});

describe.each(["redocly", "hey-api"])("the clients of %s list all numbers of the mock's", async (generator) => {
  const list = async (provider: keyof Callers, limit?: number) => {
    const { href } = pathToFileURL(join(folder, "compiled", `${generator}.js`));
    const { callers } = (await import(/* @vite-ignore */ href)) as { callers: Callers };
    return callers[provider](mock.env, limit);
  };

  test("Invoca account, on one page and on two", async () => {
    expect(await list("invoca")).toEqual(rowsOf("invoca", "DestinationListDocumented"));
    const pages = ["DestinationListRows1To2", "DestinationListRow3"];
    expect(await list("invoca", 2)).toEqual(rowsOf("invoca", ...pages));
  });

  test("CloudLX account, on one page and on two", async () => {
    expect(await list("cloudlx")).toEqual(rowsOf("cloudlx", "Documented"));
    expect(await list("cloudlx", 1)).toEqual(rowsOf("cloudlx", "FirstPage", "SecondPage"));
  });

  test("Apifonica account, on the documented page and the next one", async () => {
    expect(await list("apifonica")).toEqual(rowsOf("apifonica", "Documented", "LastPage"));
  });

  test("CallGear account, on one page and on two", async () => {
    expect(await list("callgear")).toEqual(rowsOf("callgear", "TwoNumbers"));
    expect(await list("callgear", 1)).toEqual(rowsOf("callgear", "FirstPage", "SecondPage"));
  });
});
