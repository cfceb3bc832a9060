/** An app with `declaration: true` and `skipLibCheck: false` compiles against the packed files. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

const APPS = {
  "one-provider": `import { createInvocaClient, type components, type paths } from "number-inventory/invoca";
const invoca = createInvocaClient({ vanity: "leadtrust", networkId: 1234, token: "t" });
export const { raw, destinations } = invoca;
export const listing = invoca.destinations.list();
export const pages = () => listing.pages();
export const resumed = invoca.destinations.list({}, { resumeToken: null });
export type Schemas = components["schemas"];
export type Path = keyof paths;
`,
  inventory: `import { listNumbers, providers } from "number-inventory/inventory";
export const registry = providers;
export const [invoca] = providers;
export const numbers = listNumbers([]);
`,
  errors: `export * from "number-inventory/errors";
export * as all from "number-inventory";
export * as cloudlx from "number-inventory/cloudlx";
export * as apifonica from "number-inventory/apifonica";
export * as callgear from "number-inventory/callgear";
`,
};

test("an app can export clients, raw clients, listings and providers", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const installed = join(folder, "node_modules/number-inventory");
  await mkdir(installed, { recursive: true });
  for (const part of ["dist", "package.json"]) {
    await cp(join(root, part), join(installed, part), { recursive: true });
  }
  for (const dependency of ["openapi-fetch", "openapi-typescript-helpers", "libphonenumber-js"]) {
    await symlink(join(root, "node_modules", dependency), join(folder, "node_modules", dependency));
  }
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  const files = Object.keys(APPS).map((name) => join(folder, `${name}.ts`));
  await Promise.all(Object.values(APPS).map((code, index) => writeFile(files[index]!, code)));
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    declaration: true,
    skipLibCheck: false,
    outDir: join(folder, "out"),
    types: [],
  };
  const program = ts.createProgram(files, options);
  const { diagnostics } = program.emit();
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics].map(
    ({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
  );
  expect(problems).toEqual([]);
});
