/** Schemas of a spec as lists in Markdown. */
import type { Node } from "./spec.ts";
import { resolve } from "./spec.ts";

/** Returns a list of the properties of a schema, nested. A schema that contains itself is listed once. */
export function propertyList(document: Node, schema: Node, ancestors: readonly string[] = []): string[] {
  const { node, references } = merge(document, schema, ancestors);
  if (node === undefined) {
    return [];
  }
  const inner = (member: Node) => propertyList(document, member, references);
  const required = new Set((node["required"] ?? []) as string[]);
  const properties = Object.entries((node["properties"] ?? {}) as Record<string, Node>);
  const variants = ((node["oneOf"] ?? node["anyOf"] ?? []) as Node[]).map((variant, index) => [
    `- variant ${index + 1}: ${summaryOf(document, variant, references)}`,
    ...indent(inner(variant)),
  ]);
  return [
    ...properties.flatMap(([name, property]) => [
      `- \`${name}\`${required.has(name) ? ", required" : ""}: ${summaryOf(document, property, references)}`,
      ...indent(inner(property)),
    ]),
    // A variant without properties, such as a string, is in the type.
    ...(variants.some(({ length }) => length > 1) ? variants.flat() : []),
    ...(node["items"] === undefined ? [] : inner(node["items"] as Node)),
  ];
}

/** Returns the type of a schema, its limits, its values and its description. */
export function summaryOf(document: Node, schema: Node, ancestors: readonly string[] = []): string {
  const { node, name } = merge(document, schema, ancestors);
  if (node === undefined) {
    return `again \`${name}\``;
  }
  const values = (node["enum"] ?? node["x-extensible-enum"]) as unknown[] | undefined;
  const details = [
    typeOf(document, node),
    ...["format", "default", "const", "minimum", "maximum", "maxLength", "pattern"]
      .filter((key) => node[key] !== undefined)
      .map((key) => `${key} \`${String(node[key])}\``),
    values && `${node["enum"] ? "one of" : "such as"} ${values.map((value) => `\`${String(value)}\``).join(", ")}`,
    node["deprecated"] === true ? "deprecated" : undefined,
    node["x-sensitive"] === true ? "secret" : undefined,
  ];
  const text = details.filter(Boolean).join(", ");
  const description = ((node["description"] as string | undefined) ?? "").trim();
  return description === "" ? text : `${text}. ${indent(description.split("\n")).join("\n").trim()}`;
}

function typeOf(document: Node, node: Node): string {
  const types = [node["type"] ?? []].flat() as string[];
  const variants = ((node["oneOf"] ?? node["anyOf"] ?? []) as Node[]).map((variant) =>
    typeOf(document, resolve(document, variant)),
  );
  if (types.includes("array") && node["items"] !== undefined) {
    return `array of ${typeOf(document, resolve(document, node["items"] as Node))}`;
  }
  return [...new Set([...types, ...variants])].join(" or ") || "any value";
}

/**
 * Returns a schema merged with those that it refers to; its own keywords take precedence. Undefined if it contains
 * itself.
 */
function merge(
  document: Node,
  schema: Node,
  ancestors: readonly string[],
): { node: Node | undefined; name: string; references: readonly string[] } {
  const reference = schema["$ref"] as string | undefined;
  const name = reference?.split("/").at(-1) ?? "";
  if (reference !== undefined && ancestors.includes(reference)) {
    return { node: undefined, name, references: ancestors };
  }
  let references = reference === undefined ? ancestors : [...ancestors, reference];
  let node: Node =
    reference === undefined ? {} : (merge(document, resolve(document, { $ref: reference }), references).node ?? {});
  for (const part of (schema["allOf"] ?? []) as Node[]) {
    const merged = merge(document, part, references);
    references = merged.references;
    node = { ...node, ...merged.node };
  }
  const { $ref: _ref, allOf: _allOf, ...own } = schema;
  return { node: { ...node, ...own }, name, references };
}

/** Indents the lines of an item of a list. */
export function indent(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split("\n")).map((line) => (line === "" ? line : `  ${line}`));
}
