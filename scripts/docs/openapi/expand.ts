/**
 * A spec with schemas in place of references: the pages show a schema wherever it is used, with its own description and
 * notes. A schema that contains itself is cut.
 */
import { resolve, targetOf, type Node } from "../../openapi/specs.js";

/**
 * Returns Markdown that follows the description of a node. `path` has the keys from the root of the document to the
 * node, across references; a parameter has its name, such as `query parameter limit`, instead of its index.
 */
export type NotesOf = (node: Node, path: readonly string[]) => string[];

/** Keywords whose values are maps. Their keys are names from the API. */
const MAPS = new Set(
  "paths responses content headers examples links variables securitySchemes properties patternProperties".split(" "),
);

/** Keywords whose values are data. */
const DATA = new Set(["value", "example", "default", "enum", "const"]);

/** Returns the document for pages: with notes, and without extensions and components. */
export function expandDocument(document: Node, notesOf: NotesOf): Node {
  const { components = {}, ...rest } = document;
  const { securitySchemes = {} } = components as Node;
  return expand({ document, notesOf }, { components: { securitySchemes }, ...rest }, [], []);
}

/** What the nodes are expanded with. */
interface Context {
  document: Node;
  notesOf: NotesOf;
}

function expand(context: Context, node: Node, path: readonly string[], ancestors: readonly Node[]): Node {
  const parts = partsOf(context.document, node);
  const target = parts.at(-1) ?? node;
  const isVariant = path.at(-2) === "oneOf" || path.at(-2) === "anyOf";
  const title = isVariant ? schemaName(context.document, target) : undefined;
  const merged = Object.assign(title === undefined ? {} : { title }, ...parts.toReversed()) as Node;
  if (ancestors.includes(target)) {
    const again = `Again \`${schemaName(context.document, target)}\`, as above.`;
    return { description: paragraphs(parts[0]?.["description"], again) };
  }
  const notes = parts.flatMap((part) => context.notesOf(part, path));
  const members = Object.entries(merged)
    .filter(([key]) => !key.startsWith("x-"))
    .map(([key, member]) => [key, expandMember(context, key, member, path, [...ancestors, target])]);
  return withNotes(Object.fromEntries(members) as Node, notes);
}

function expandMember(
  context: Context,
  key: string,
  member: unknown,
  path: readonly string[],
  ancestors: readonly Node[],
): unknown {
  const expandItem = (item: unknown, name: string): unknown =>
    isObject(item) ? expand(context, item, [...path, key, name], ancestors) : item;
  if (DATA.has(key) || !isObject(member)) {
    return Array.isArray(member) && key !== "examples" && !DATA.has(key)
      ? member.map((item, index) => expandItem(item, nameOf(context.document, key, item, index)))
      : member;
  }
  return MAPS.has(key)
    ? Object.fromEntries(Object.entries(member).map(([name, item]) => [name, expandItem(item, name)]))
    : expand(context, member, [...path, key], ancestors);
}

function isObject(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(document: Node, key: string, item: unknown, index: number): string {
  if (key !== "parameters") {
    return String(index);
  }
  const { in: place, name } = resolve(document, item as Node);
  return `${String(place)} parameter ${String(name)}`;
}

/** Returns a node and the nodes that it refers to, by `$ref` or as the only member of `allOf`. */
function partsOf(document: Node, node: Node): Node[] {
  const { $ref: reference, allOf, ...own } = node as { $ref?: string; allOf?: Node[] } & Node;
  if (typeof reference === "string") {
    return [own, ...partsOf(document, targetOf(document, reference))];
  }
  return allOf?.length === 1 ? [own, ...allOf.flatMap((only) => partsOf(document, only))] : [node];
}

function schemaName(document: Node, schema: Node): string | undefined {
  const schemas = Object.entries((document["components"]?.["schemas"] ?? {}) as Node);
  return schemas.find(([, candidate]) => candidate === schema)?.[0];
}

/** Adds notes to a description. The pages do not show that of a schema with variants, but those of the variants. */
function withNotes(node: Node, notes: readonly string[]): Node {
  const key = ["oneOf", "anyOf"].find((name) => node[name] !== undefined);
  if (key === undefined) {
    return notes.length === 0 ? node : { ...node, description: paragraphs(node["description"], ...notes) };
  }
  const variants = node[key] as Node[];
  const [first, ...others] = variants.filter(({ type }) => type !== ("null" as unknown));
  const described = (variant: Node, more: readonly string[]): Node => {
    const description = paragraphs(node["description"], variant["description"], ...more);
    return description === "" ? variant : { ...variant, description };
  };
  return {
    ...node,
    [key]: variants.map((variant) =>
      variant === first ? described(variant, notes) : others.includes(variant) ? described(variant, []) : variant,
    ),
  };
}

/** Joins the texts that are not empty. */
export function paragraphs(...texts: unknown[]): string {
  return texts
    .filter((text) => typeof text === "string" && text !== "")
    .map((text) => String(text).trim())
    .join("\n\n");
}
