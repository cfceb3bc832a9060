/** An app with `declaration: true` and `skipLibCheck: false` compiles against the packed files. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { entryPoints } from "../../scripts/api-report/entry-points.js";
import { projectFiles } from "../../scripts/typescript/project.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("an app can use every exported name, and export clients, lists and providers", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const installed = join(folder, "node_modules/number-inventory");
  await mkdir(installed, { recursive: true });
  for (const part of ["dist", "package.json"]) {
    await cp(join(root, part), join(installed, part), { recursive: true });
  }
  const { peerDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    peerDependencies: Record<string, string>;
  };
  const dependencies = ["openapi-fetch", "openapi-typescript-helpers", "libphonenumber-js"];
  for (const dependency of [...dependencies, ...Object.keys(peerDependencies)]) {
    const link = join(folder, "node_modules", dependency);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, "node_modules", dependency), link);
  }
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  const sources = projectFiles(installed, await entryPoints());
  for (const [name, code] of sources) {
    await writeFile(join(folder, name), code);
  }
  const files = [...sources.keys()].map((name) => join(folder, name));
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
