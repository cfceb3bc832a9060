/** A TypeScript program of files in memory. */
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { root } from "../../openapi/specs.js";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** The folder of the files in memory: that of the generated types, which import from `src` by relative path. */
const folder = fileURLToPath(new URL("generated/", root));

/** Returns the absolute path of a file in memory. */
export function virtualPath(name: string): string {
  return ts.sys.resolvePath(`${folder}${name}`);
}

/** Creates a program of files in memory: source texts by name. */
export function createProgram(files: ReadonlyMap<string, string>): ts.Program {
  const virtual = new Map([...files].map(([name, text]) => [virtualPath(name), text]));
  const disk = ts.createCompilerHost(OPTIONS);
  const host: ts.CompilerHost = {
    ...disk,
    // The folders of the files in memory do not exist on the disk.
    directoryExists: () => true,
    fileExists: (path) => virtual.has(path) || disk.fileExists(path),
    readFile: (path) => virtual.get(path) ?? disk.readFile(path),
    getSourceFile: (path, languageVersion, ...others) => {
      const text = virtual.get(path);
      return text === undefined
        ? disk.getSourceFile(path, languageVersion, ...others)
        : ts.createSourceFile(path, text, languageVersion);
    },
  };
  return ts.createProgram({ rootNames: [...virtual.keys()], options: OPTIONS, host });
}
