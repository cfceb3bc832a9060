/** The bundle of an app that imports one provider: its size, and that it contains only this provider. */
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { providers } from "../../src/providers/index.js";

/** A guard against accidents, just above the largest bundle (docs/decisions/023-bundle-limit.md). */
const MAX_BYTES = 20_860;

const root = fileURLToPath(new URL("../../", import.meta.url));

const ENTRIES = providers.map((provider) => ({ id: provider.id, factory: provider.create.name }));

async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: "esm",
    metafile: true,
    write: false,
    logLevel: "silent",
    // Imports of Node modules are external, so that they do not stop the bundler. The test finds them in the result.
    plugins: [
      {
        name: "builtins",
        setup(run) {
          run.onResolve({ filter: /./ }, ({ path }) => (isBuiltin(path) ? { path, external: true } : undefined));
        },
      },
    ],
  });
  const files = Object.keys(metafile.inputs);
  /** The files of which something is left in the bundle. */
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => inputs[file]!.bytesInOutput > 0),
  );
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return { bytes: gzipSync(outputFiles[0]!.contents, { level: 9 }).length, files, used, imported };
}

test.each(ENTRIES)("an app that imports only $id bundles only that provider", async ({ id, factory }) => {
  const { bytes, files, imported } = await bundle(`export { ${factory} } from "number-inventory/${id}";`);
  expect(files).toContain(`dist/src/providers/${id}/client.js`);
  expect(files).toContain(`dist/generated/${id}/operations.js`);

  const others = ENTRIES.map((other) => other.id).filter((other) => other !== id);
  const strange = files.filter(
    (file) =>
      others.some((other) => file.includes(`providers/${other}/`) || file.includes(`generated/${other}/`)) ||
      file.includes("libphonenumber-js"),
  );
  expect(strange).toEqual([]);
  expect(imported.filter(isBuiltin)).toEqual([]);
  console.log(`${id}: ${bytes} bytes (min + gzip)`);
  expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
});

test("only an app that imports number-inventory/drift bundles the check for drift", async () => {
  const partsOfCheck = ({ files }: { files: string[] }) =>
    files.filter((file) => file.includes("src/drift/") || file.endsWith("/validators.js"));
  const everything = `import * as all from "number-inventory"; import * as inventory from "number-inventory/inventory";`;
  expect(partsOfCheck(await bundle(`${everything} console.log(all, inventory);`))).toEqual([]);

  const check = await bundle(`export { createDriftHook } from "number-inventory/drift";`);
  expect(partsOfCheck(check)).toContain("dist/generated/callgear/validators.js");
  expect(check.imported.filter(isBuiltin)).toEqual([]);
  console.log(`drift: ${check.bytes} bytes (min + gzip)`);
});

test("only an app that imports number-inventory/tanstack-query bundles it, without a library", async () => {
  const partsOf = ({ files }: { files: string[] }) => files.filter((file) => /tanstack|react/.test(file));
  expect(partsOf(await bundle(`import * as all from "number-inventory"; console.log(all);`))).toEqual([]);
  const { files, bytes } = await bundle(`export * from "number-inventory/tanstack-query";`);
  expect(files.filter((file) => file.includes("node_modules"))).toEqual([]);
  expect(bytes).toBeLessThan(500);
});

test("only an app that imports number-inventory/testing bundles the examples of the specs", async () => {
  const partsOfTesting = ({ files }: { files: string[] }) =>
    files.filter((file) => file.includes("src/testing/") || file.endsWith("/examples.js"));
  const everything = `import * as all from "number-inventory"; import * as drift from "number-inventory/drift";`;
  expect(partsOfTesting(await bundle(`${everything} console.log(all, drift);`))).toEqual([]);

  const testing = await bundle(`export { createFakeFetch } from "number-inventory/testing";`);
  expect(partsOfTesting(testing)).toContain("dist/generated/callgear/examples.js");
  expect(testing.imported.filter(isBuiltin)).toEqual([]);
  expect(testing.files.filter((file) => file.includes("libphonenumber-js"))).toEqual([]);
});

test("only an app that imports number-inventory/opentelemetry bundles it, and its only dependency is the API", async () => {
  const partsOfTracing = ({ files }: { files: string[] }) =>
    files
      .filter((file) => file.includes("opentelemetry"))
      .map((file) => file.replace(/(@opentelemetry\/\w+)\/.*/, "$1"));
  const everything = `import * as all from "number-inventory"; import * as drift from "number-inventory/drift";`;
  expect(partsOfTracing(await bundle(`${everything} console.log(all, drift);`))).toEqual([]);

  const tracing = await bundle(`export { createOpenTelemetryOptions } from "number-inventory/opentelemetry";`);
  const own = ["attributes", "index", "traced-call"].map((name) => `dist/src/opentelemetry/${name}.js`);
  expect([...new Set(partsOfTracing(tracing))].sort()).toEqual([...own, "node_modules/@opentelemetry/api"].sort());
  expect(tracing.imported.filter(isBuiltin)).toEqual([]);
  console.log(`opentelemetry: ${tracing.bytes} bytes (min + gzip)`);
});

test("an app that lists numbers also bundles only that provider", async () => {
  const { bytes } = await bundle(`
    import { createApifonicaClient } from "number-inventory/apifonica";
    const client = createApifonicaClient({ accountSid: "a", authToken: "b" });
    for await (const { number } of client.numbers.list({ type: "mobile" })) console.log(number);
  `);
  expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
});

test("an app that imports listNumbers bundles all providers and the metadata of phone numbers", async () => {
  const { bytes, files } = await bundle(`export { listNumbers } from "number-inventory/inventory";`);
  expect(files.some((file) => file.includes("libphonenumber-js/metadata.min"))).toBe(true);
  // docs/bundle-size.md
  console.log(`listNumbers: ${bytes} bytes (min + gzip)`);
  expect(bytes).toBeLessThanOrEqual(60_000);
});

const phoneFilesIn = ({ used }: { used: string[] }) => used.filter((file) => file.includes("libphonenumber-js"));

test("an app that creates clients by the id of their provider bundles nothing for phone numbers", async () => {
  const result = await bundle(`export { createClient } from "number-inventory";`);
  expect(phoneFilesIn(result)).toEqual([]);
  expect(result.used).toContain("dist/src/providers/callgear/client.js");
  expect(result.bytes).toBeLessThanOrEqual(29_000);
});

test("an app that imports listNumbers of inventory-core bundles nothing for phone numbers", async () => {
  const result = await bundle(`export { listNumbers } from "number-inventory/inventory-core";`);
  expect(phoneFilesIn(result)).toEqual([]);
  console.log(`listNumbers of inventory-core: ${result.bytes} bytes (min + gzip)`);
  expect(result.bytes).toBeLessThanOrEqual(31_000);
});

test("an app that passes its own metadata bundles no other", async () => {
  const result = await bundle(
    `export { createPhoneNumberParser, listNumbers } from "number-inventory/inventory-core";`,
  );
  expect(phoneFilesIn(result)).not.toEqual([]);
  expect(result.files.filter((file) => /metadata\.\w+\.json/.test(file))).toEqual([]);
  console.log(`createPhoneNumberParser and listNumbers: ${result.bytes} bytes (min + gzip)`);
  expect(result.bytes).toBeLessThanOrEqual(40_900);
});

test("unused parts of the package are not bundled", async () => {
  const { files, imported } = await bundle(`export { isHttpError } from "number-inventory";`);
  expect(files.filter((file) => file.includes("libphonenumber-js"))).not.toEqual([]); // resolved, …
  expect(imported.filter(isBuiltin)).toEqual([]);
  const { bytes } = await bundle(`export { isHttpError } from "number-inventory";`);
  expect(bytes, `the guard is ${bytes} bytes, minified and compressed`).toBeLessThan(1_500); // … and removed
});
