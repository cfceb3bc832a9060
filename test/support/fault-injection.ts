/** The package with a call at the start of each of its functions, which can make any of them throw. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import ts from "typescript";
import type * as Package from "../../src/index.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The name of the function that is called at the start of each function, with the function's place. */
const ENTER = "__enterFunction";

export interface InstrumentedPackage {
  readonly package: typeof Package;
  /** Sets what is called at the start of each function, with its place: its file, its name and its line. */
  onEnter(listener: (place: string) => void): void;
}

const instrument: Plugin = {
  name: "instrument",
  setup(run) {
    run.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: path.includes("node_modules")
        ? undefined
        : enterFunctions(await readFile(path, "utf8"), relative(root, path)),
      loader: "ts",
    }));
  },
};

/** Builds and imports the package, with `src/` instrumented. */
export async function importInstrumented(): Promise<InstrumentedPackage> {
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  const outfile = join(folder, "package.mjs");
  await build({
    entryPoints: [join(root, "src/index.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    outfile,
    plugins: [instrument],
  });
  const scope = globalThis as unknown as Record<string, (place: string) => void>;
  scope[ENTER] = () => undefined;
  const imported = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as typeof Package;
  await rm(folder, { recursive: true });
  return {
    package: imported,
    onEnter(listener) {
      scope[ENTER] = listener;
    },
  };
}

/** The source with a call at the start of each of its functions. */
function enterFunctions(text: string, path: string): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const insertions: { position: number; code: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const call = `${ENTER}(${JSON.stringify(`${path}:${line + 1} ${nameOf(node)}`)})`;
      const { body } = node;
      if (ts.isBlock(body)) {
        insertions.push({ position: body.getStart() + 1, code: `${call};` });
      } else {
        insertions.push({ position: body.getStart(), code: `(${call},` }, { position: body.getEnd(), code: ")" });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  insertions.sort((one, other) => other.position - one.position);
  return insertions.reduce(
    (code, { position, code: added }) => code.slice(0, position) + added + code.slice(position),
    text,
  );
}

/** The name of the function, or that of the declaration or function that contains it. */
function nameOf(node: ts.Node): string {
  if (ts.isConstructorDeclaration(node)) {
    return "constructor";
  }
  const { name } = node as { name?: ts.Node };
  return name?.getText() ?? (ts.isSourceFile(node) ? "" : nameOf(node.parent));
}
