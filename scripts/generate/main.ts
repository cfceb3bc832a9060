/**
 * `npm run generate`: lints the specs, then writes `generated/`. With `--check` it writes nothing, and fails with the
 * names of the files that are not what it would have written.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { lintSpecs } from "../lint/lint.js";
import { declare, sensitiveProperties } from "./operations.js";
import { operationsOf, readSpecs, resolve, root, type Node, type Spec } from "../openapi/specs.js";

const { factory } = ts;

/** Known values complete in an editor, unknown ones type-check: `"a" | "b" | (string & {})`. */
function openEnum(schema: SchemaObject): ts.TypeNode | undefined {
  const { "x-extensible-enum": values, type } = schema as { "x-extensible-enum"?: string[]; type?: string | string[] };
  if (values === undefined) {
    return undefined;
  }
  const literal = (value: string) => factory.createLiteralTypeNode(factory.createStringLiteral(value));
  const anyString = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  const nothing = type?.includes("null") === true ? [factory.createLiteralTypeNode(factory.createNull())] : [];
  return factory.createUnionTypeNode([...values.map(literal), anyString, ...nothing]);
}

/** The document for the types: a credential in the content is added by the client, so callers may leave it out. */
function withoutCredential({ document }: Spec): OpenAPI3 {
  const copy = structuredClone(document);
  for (const { operation } of operationsOf({ document: copy } as Spec)) {
    const path = (operation["x-credential"] as string | undefined)?.split(".").slice(1);
    if (path === undefined) {
      continue;
    }
    const name = path.pop();
    let schema = resolve(copy, operation["requestBody"] as Node)["content"]["application/json"]["schema"] as Node;
    for (const key of path) {
      schema = resolve(copy, schema)["properties"][key] as Node;
    }
    const holder = resolve(copy, schema);
    holder["required"] = (holder["required"] as string[]).filter((required) => required !== name);
  }
  return copy as unknown as OpenAPI3;
}

async function generate(spec: Spec): Promise<Map<string, string>> {
  const banner = `// Written by scripts/generate/main.ts from specs/${spec.provider}/openapi.yaml. Do not edit.\n\n`;
  const types = await openapiTS(withoutCredential(spec), {
    defaultNonNullable: false,
    transform: (schema) => openEnum(schema),
  });
  const operations = `import type { ApiDeclaration } from "../../src/http/declaration.js";
import type { ListDeclaration } from "../../src/listing/declaration.js";

/** What the spec declares of the API's server, credential and operations. */
export const api = ${JSON.stringify(declare(spec))} as const satisfies ApiDeclaration & {
  operations: Record<string, ApiDeclaration["operations"][string] | ListDeclaration>;
};

/** The properties of a listed record that are sensitive (\`x-sensitive\`). */
export const secretFields: readonly string[] = ${JSON.stringify(sensitiveProperties(spec))};
`;
  const files = new Map<string, string>();
  for (const [name, text] of [
    ["types.ts", astToString(types)],
    ["operations.ts", operations],
  ] as const) {
    const path = `${spec.provider}/${name}`;
    const options = await resolveConfig(new URL(`generated/${path}`, root));
    files.set(path, await format(banner + text, { ...options, parser: "typescript" }));
  }
  return files;
}

async function lint(): Promise<void> {
  const problems = await lintSpecs();
  if (problems === undefined) {
    return;
  }
  console.error(problems);
  process.exit(1);
}

async function existing(folder: URL): Promise<string[]> {
  const root = fileURLToPath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

const folder = new URL("generated/", root);
const check = process.argv.includes("--check");
await lint();

const wanted = new Map<string, string>();
for (const spec of await readSpecs()) {
  for (const [path, text] of await generate(spec)) {
    wanted.set(path, text);
  }
}

const stale: string[] = [];
for (const path of new Set([...wanted.keys(), ...(await existing(folder))])) {
  const text = wanted.get(path);
  const file = new URL(path, folder);
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) {
    continue;
  }
  stale.push(path);
  if (check) {
    continue;
  }
  if (text === undefined) {
    await rm(file);
  } else {
    await mkdir(new URL(".", file), { recursive: true });
    await writeFile(file, text);
  }
}
for (const path of stale) {
  if (check) {
    console.error(`generated/${path} is not what the spec says: run \`npm run generate\``);
  } else {
    console.log(`${wanted.has(path) ? "wrote" : "removed"} generated/${path}`);
  }
}
if (stale.length === 0) {
  console.log("generated/ is up to date");
} else if (check) {
  process.exit(1);
}
