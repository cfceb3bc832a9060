/** The package: its entry points, its command, and the published files. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { providers } from "../../src/providers/index.js";

const root = new URL("../../", import.meta.url);
const require = createRequire(import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  version: string;
  bin: Record<string, string>;
  exports: Record<string, string>;
  scripts: Record<string, string>;
};

const IDS = providers.map(({ id }) => id);
const FACTORIES = new Map(providers.map((provider) => [provider.id, provider.create.name]));

/** Returns the names that a module exports in Node. */
function exportsOf(specifier: string): string[] {
  const script = `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(specifier)}))))`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: fileURLToPath(root),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as string[];
}

test.each(IDS)("number-inventory/%s exports its own factory only", (id) => {
  const names = exportsOf(`number-inventory/${id}`);
  expect(names.filter((name) => name.startsWith("create"))).toEqual([FACTORIES.get(id)]);
});

test("number-inventory has all factories, the inventory, and every error with its guard", () => {
  const names = exportsOf("number-inventory");
  expect(names.filter((name) => name.startsWith("create")).sort()).toEqual(
    [...FACTORIES.values(), "createClient"].sort(),
  );
  expect(names).toContain("listNumbers");
  const errors = names.filter((name) => name.endsWith("Error") && /^[A-Z]/.test(name));
  expect(errors.length).toBeGreaterThan(12);
  expect(names).toEqual(expect.arrayContaining(errors.map((error) => `is${error}`)));
});

test("number-inventory/errors has every error with its type guard, and nothing else", () => {
  const names = exportsOf("number-inventory/errors");
  const errors = names.filter((name) => /^[A-Z]/.test(name));
  expect(names).toEqual([...errors, ...errors.map((error) => `is${error}`)].sort());
  expect(errors).toEqual(exportsOf("number-inventory").filter((name) => /^[A-Z].*Error$/.test(name)));
});

test("number-inventory/inventory has listNumbers and its error", () => {
  const names = exportsOf("number-inventory/inventory");
  expect(names).toEqual(expect.arrayContaining(["InventoryError", "isInventoryError", "listNumbers"]));
});

test("number-inventory/inventory-core has the same without `providers`, and the parser of phone numbers", () => {
  const expected = exportsOf("number-inventory/inventory").filter((name) => name !== "providers");
  expect(exportsOf("number-inventory/inventory-core")).toEqual([...expected, "createPhoneNumberParser"].sort());
});

test("number-inventory/drift has the hook and the check of one response", () => {
  expect(exportsOf("number-inventory/drift")).toEqual(["createDriftHook", "findDrift"]);
});

test("number-inventory/tanstack-query has the options of lists and of records", () => {
  expect(exportsOf("number-inventory/tanstack-query")).toEqual(["infiniteQueryOptions", "queryOptions"]);
});

test("number-inventory/testing has the fake fetch and the records", () => {
  expect(exportsOf("number-inventory/testing")).toEqual([
    "apifonicaNumber",
    "callgearNumber",
    "cloudlxNumber",
    "createFakeFetch",
    "documentedRecords",
    "invocaDestination",
  ]);
});

test("number-inventory/opentelemetry has the options", () => {
  expect(exportsOf("number-inventory/opentelemetry")).toEqual(["createOpenTelemetryOptions"]);
});

test.each(IDS)("the spec of %s and the manifest resolve", (id) => {
  const spec = require.resolve(`number-inventory/specs/${id}/openapi.yaml`);
  expect(readFileSync(spec, "utf8")).toMatch(/^openapi: "?3\.1/);
  expect((require("number-inventory/package.json") as { version: string }).version).toBe(manifest.version);
});

test("no internal module can be imported", () => {
  const script = `for (const path of process.argv.slice(1)) await import(path).then(() => console.log(path), () => 0)`;
  const inner = ["cli/main.js", "http/client.js", "dist/src/index.js", "provider", "invoca/client.js", "acme"];
  const { stdout } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", script, ...inner.map((path) => `number-inventory/${path}`)],
    { cwd: fileURLToPath(root), encoding: "utf8" },
  );
  expect(stdout).toBe("");
});

test("every entry point has type declarations", () => {
  for (const [entry, target] of Object.entries(manifest.exports)) {
    if (!target.endsWith(".js")) {
      continue;
    }
    for (const id of entry.includes("*") ? IDS : [""]) {
      const types = target.replace("*", id).replace(/\.js$/, ".d.ts");
      expect(existsSync(new URL(types, root)), types).toBe(true);
    }
  }
});

test("the commands exist and name their interpreter", () => {
  expect(Object.keys(manifest.bin)).toEqual(["number-inventory", "number-inventory-mock"]);
  for (const path of Object.values(manifest.bin)) {
    expect(readFileSync(new URL(path, root), "utf8")).toMatch(/^#!\/usr\/bin\/env (-S )?node\b/);
  }
});

test("`npm pack` builds first, so that a fresh clone packs code", () => {
  expect(manifest.scripts["prepack"]).toBe("npm run --silent build");
});

describe("the published files", () => {
  const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: fileURLToPath(root),
    encoding: "utf8",
  });
  const packed = (JSON.parse(stdout) as [{ files: { path: string }[] }])[0].files.map(({ path }) => path);

  test("are the build, its sources, the specs and the docs, and nothing else", () => {
    expect(packed.filter((path) => !/^(dist|src|generated|specs)\//.test(path)).sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "package.json",
    ]);
    expect(packed.filter((path) => /\.test\.|scripts|simulator|node_modules/.test(path))).toEqual([]);
  });

  test("include every target of an entry point or command", () => {
    const targets = [...Object.values(manifest.exports), ...Object.values(manifest.bin)];
    const wanted = targets
      .map((target) => target.replace("./", ""))
      .flatMap((target) =>
        target === "specs/*"
          ? IDS.map((id) => `specs/${id}/openapi.yaml`)
          : target.includes("*")
            ? IDS.map((id) => target.replace("*", id))
            : [target],
      );
    expect(packed).toEqual(expect.arrayContaining(wanted));
  });

  test("include no build output whose source was deleted", () => {
    const built = packed.filter((path) => path.startsWith("dist/") && path.endsWith(".js"));
    const sources = built.map((path) => path.replace(/^dist\//, "").replace(/\.js$/, ".ts"));
    expect(sources.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test("include a source map and a declaration map for every module, and the sources they name", () => {
    const modules = packed.filter((path) => path.startsWith("dist/") && path.endsWith(".js"));
    const maps = modules.flatMap((path) => [`${path}.map`, path.replace(/\.js$/, ".d.ts.map")]);
    expect(packed).toEqual(expect.arrayContaining(maps));
    const missing = maps.flatMap((map) => {
      const { sources } = JSON.parse(readFileSync(new URL(map, root), "utf8")) as { sources: string[] };
      return sources
        .map((source) => posix.join(posix.dirname(map), source))
        .filter((source) => !packed.includes(source));
    });
    expect(missing).toEqual([]);
  });
});
