/** Schemas of a document without references, as lists in Markdown. */
import type { Node } from "./spec.ts";

/** Returns a list of the properties of a schema, nested. */
export function propertyList(schema: Node): string[] {
  const required = new Set((schema["required"] ?? []) as string[]);
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Node>);
  const variants = listedVariants(schema).map((variant, index) => [
    `- variant ${index + 1}: ${summaryOf(variant)}`,
    ...indent(propertyList(variant)),
  ]);
  return [
    ...properties.flatMap(([name, property]) => [
      `- \`${name}\`${required.has(name) ? ", required" : ""}: ${summaryOf(property)}`,
      ...indent(propertyList(property)),
    ]),
    ...variants.flat(),
    ...(schema["items"] === undefined ? [] : propertyList(schema["items"] as Node)),
  ];
}

/** Returns the type of a schema, its limits, its values and its description. */
export function summaryOf(schema: Node): string {
  const details = [
    typeOf(schema),
    ...["format", "default", "const", "minimum", "maximum", "maxLength", "pattern"]
      .filter((key) => schema[key] !== undefined)
      .map((key) => `${key} \`${String(schema[key])}\``),
    schema["enum"] && `one of ${(schema["enum"] as unknown[]).map((value) => `\`${String(value)}\``).join(", ")}`,
    schema["deprecated"] === true ? "deprecated" : undefined,
  ];
  const text = details.filter(Boolean).join(", ");
  const description = summaryDescription(schema);
  return description === "" ? text : `${text}. ${indent(description.split("\n")).join("\n").trim()}`;
}

/** Returns the description of a node, without its conflicts, which have a section of their own. */
export function descriptionOf({ description = "" }: Node): string {
  return (description as string).replaceAll(/\s*<details class="conflict">[^]*?<\/details>/g, "").trim();
}

/** In the document, the variants of a schema have its description and notes. */
function summaryDescription(schema: Node): string {
  const [first] = variantsOf(schema).filter(({ type }) => type !== "null");
  return descriptionOf(listedVariants(schema).length > 0 ? schema : (first ?? schema));
}

/** Returns the variants, if one has properties. One without, such as a string, is in the type. */
function listedVariants(schema: Node): Node[] {
  const variants = variantsOf(schema);
  return variants.some((variant) => propertyList(variant).length > 0) ? variants : [];
}

function variantsOf(schema: Node): Node[] {
  return (schema["oneOf"] ?? schema["anyOf"] ?? []) as Node[];
}

function typeOf(schema: Node): string {
  const types = [schema["type"] ?? []].flat() as string[];
  if (types.includes("array") && schema["items"] !== undefined) {
    return `array of ${typeOf(schema["items"] as Node)}`;
  }
  // The document cuts a schema that contains itself, and names it in the description.
  const [, name = "any value"] = /Again (`\w+`), as above\.$/.exec(descriptionOf(schema)) ?? [];
  return [...new Set([...types, ...variantsOf(schema).map(typeOf)])].join(" or ") || name;
}

/** Indents the lines of an item of a list. */
function indent(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split("\n")).map((line) => (line === "" ? line : `  ${line}`));
}
