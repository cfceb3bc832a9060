/** The sources of a project that uses everything that the package exports. */
import { join } from "node:path";
import ts from "typescript";

const PACKAGE = "number-inventory";

/** Modules as apps write them: they export clients, lists and providers. */
const APPS = {
  "app-one-provider.ts": `import { createInvocaClient, type components, type paths } from "number-inventory/invoca";
const invoca = createInvocaClient({ vanity: "leadtrust", networkId: 1234, token: "t" });
export const { raw, destinations } = invoca;
export const listing = invoca.destinations.list();
export const pages = () => listing.pages();
export const resumed = invoca.destinations.list({}, { resumeToken: null });
export type Schemas = components["schemas"];
export type Path = keyof paths;
`,
  "app-inventory.ts": `import { listNumbers, providers } from "number-inventory/inventory";
export const registry = providers;
export const [invoca] = providers;
export const numbers = listNumbers([]);
`,
  "app-other-providers.ts": `import { createApifonicaClient } from "number-inventory/apifonica";
import { createCallgearClient } from "number-inventory/callgear";
import { createCloudlxClient } from "number-inventory/cloudlx";
export const apifonica = createApifonicaClient({ accountSid: "a", authToken: "t" });
export const callgear = createCallgearClient({ accessToken: "t" });
export const cloudlx = createCloudlxClient({ accessToken: "t" });
export const raw = [apifonica.raw, callgear.raw, cloudlx.raw] as const;
export const narrowed = callgear.virtualNumbers.list({ fields: ["id", "status"] });
`,
};

/**
 * Returns the files of the project, by name.
 *
 * @param folder - The folder of the installed package.
 * @param entries - The declaration files of its entry points, by name; `index` is the package itself.
 */
export function projectFiles(folder: string, entries: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map(Object.entries(APPS));
  for (const [name, declarationFile] of entries) {
    const specifier = name === "index" ? PACKAGE : `${PACKAGE}/${name}`;
    files.set(`exports-of-${name}.ts`, useEveryExport(specifier, join(folder, declarationFile)));
  }
  return files;
}

/**
 * Returns the source of a module that uses every name that an entry point exports: it exports each value again, and a
 * type alias for each type. Compiled with `declaration: true`, it shows whether each of them can be named outside the
 * package.
 */
function useEveryExport(specifier: string, declarationFile: string): string {
  const program = ts.createProgram([declarationFile], { module: ts.ModuleKind.NodeNext, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(declarationFile);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (symbol === undefined) {
    throw new Error(`not a module: ${declarationFile}`);
  }
  const lines = checker.getExportsOfModule(symbol).flatMap((exported) => useExport(checker, exported));
  if (lines.length === 0) {
    throw new Error(`no exports: ${declarationFile}`);
  }
  return [`import * as entry from ${JSON.stringify(specifier)};`, ...lines, ""].join("\n");
}

function useExport(checker: ts.TypeChecker, exported: ts.Symbol): string[] {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const { name } = exported;
  const lines: string[] = [];
  if (symbol.flags & ts.SymbolFlags.Value) {
    lines.push(`export const value_${name} = entry.${name};`);
  }
  if (symbol.flags & ts.SymbolFlags.Type) {
    const required = typeParametersOf(symbol).filter((parameter) => parameter.default === undefined);
    const typeArguments = required.length === 0 ? "" : `<${required.map(() => "any").join(", ")}>`;
    lines.push(`export type Type_${name} = entry.${name}${typeArguments};`);
  }
  return lines;
}

function typeParametersOf(symbol: ts.Symbol): readonly ts.TypeParameterDeclaration[] {
  for (const declaration of symbol.declarations ?? []) {
    if (
      ts.isInterfaceDeclaration(declaration) ||
      ts.isTypeAliasDeclaration(declaration) ||
      ts.isClassDeclaration(declaration)
    ) {
      return declaration.typeParameters ?? [];
    }
  }
  return [];
}
