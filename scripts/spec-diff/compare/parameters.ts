/** Compares the parameters of an operation. */
import { valueOf } from "../model/bodies.js";
import type { Operation, Parameter } from "../model/operations.js";
import type { SchemaSource } from "../model/schema.js";
import { withoutTypes, type Context } from "./findings.js";
import { compareMediaTypeMembers, compareMembers } from "./parts.js";
import { findRenames } from "./renames.js";
import { compareSchemas } from "./schemas.js";

/** Compares the parameters of two versions of an operation. */
export function compareParameters(context: Context, before: Operation, after: Operation): void {
  const rest = { removed: [...before.parameters], added: [...after.parameters] };
  const pairUp = (
    isPair: (old: Parameter, now: Parameter) => boolean,
    use: (old: Parameter, now: Parameter) => void,
  ) => {
    for (const old of [...rest.removed]) {
      const now = rest.added.find((candidate) => isPair(old, candidate));
      if (now) {
        rest.removed = rest.removed.filter((one) => one !== old);
        rest.added = rest.added.filter((one) => one !== now);
        use(old, now);
      }
    }
  };
  const compare = (old: Parameter, now: Parameter) => compareParameter(context, [before, old], [after, now]);
  pairUp((old, now) => old.in === now.in && old.name === now.name, compare);
  pairUp(isSamePathSegment(before, after), (old, now) => {
    const [from, to] = [`{${old.name}}`, `{${now.name}}`];
    const { pointer } = now;
    const alsoAt = [old.pointer];
    context.report({ rule: "path-parameter-renamed", pointer, alsoAt, subject: "", before: from, after: to });
    compare(old, now);
  });
  pairUp(
    (old, now) => old.name.toLowerCase() === now.name.toLowerCase() && old.in !== "path" && now.in !== "path",
    (old, now) => {
      const subject = nameOf(now);
      const places = { pointer: now.pointer, alsoAt: [old.pointer] };
      context.report({ rule: "parameter-moved", ...places, subject, before: old.in, after: now.in });
      compare(old, now);
    },
  );
  reportUnmatched(context, [before, rest.removed], [after, rest.added]);
}

function isSamePathSegment(before: Operation, after: Operation): (old: Parameter, now: Parameter) => boolean {
  const position = ({ path }: Operation, name: string) => path.split("/").indexOf(`{${name}}`);
  return (old, now) =>
    old.in === "path" && now.in === "path" && position(before, old.name) === position(after, now.name);
}

function reportUnmatched(
  context: Context,
  [before, removed]: [Operation, Parameter[]],
  [after, added]: [Operation, Parameter[]],
): void {
  const unmatched = (operation: Operation) => (parameter: Parameter) => ({
    name: `${parameter.in} ${parameter.name}`,
    source: schemaOf(operation, parameter),
    required: parameter.node["required"] === true,
  });
  const renames = findRenames(removed.map(unmatched(before)), added.map(unmatched(after)), context.visited);
  const isSamePlace = ([old, now]: [string, string]) => old.split(" ")[0] === now.split(" ")[0];
  const pairs = [...renames].filter(isSamePlace);
  const find = (parameters: Parameter[], key: string | undefined) =>
    parameters.find((parameter) => `${parameter.in} ${parameter.name}` === key);
  for (const [old, now] of pairs) {
    const [from, to] = [find(removed, old), find(added, now)];
    const places = { pointer: to?.pointer ?? after.pointer, ...(from && { alsoAt: [from.pointer] }) };
    context.report({ rule: "parameter-renamed", ...places, subject: "", before: from?.name, after: to?.name });
  }
  const names = new Set(pairs.flat());
  const isUnpaired = (parameter: Parameter) => !names.has(`${parameter.in} ${parameter.name}`);
  for (const parameter of removed.filter(isUnpaired)) {
    const { pointer } = parameter;
    context.report({ rule: "parameter-removed", pointer, removed: true, subject: nameOf(parameter) });
  }
  for (const parameter of added.filter(isUnpaired)) {
    const rule = parameter.node["required"] === true ? "required-parameter-added" : "parameter-added";
    context.report({ rule, pointer: parameter.pointer, subject: nameOf(parameter) });
  }
}

function nameOf(parameter: Parameter): string {
  return `\`${String(parameter.node["name"])}\``;
}

function schemaOf({ document }: Operation, parameter: Parameter): SchemaSource {
  return valueOf(document, parameter).schema;
}

function compareParameter(
  context: Context,
  [before, old]: [Operation, Parameter],
  [after, now]: [Operation, Parameter],
) {
  const { pointer } = now;
  const subject = nameOf(now);
  const [was, is] = [old, now].map(({ node }) => node["required"] === true);
  if (was !== is) {
    context.report({ rule: is ? "parameter-required" : "parameter-optional", pointer, subject });
  }
  const styles = [serializationOf(before, old), serializationOf(after, now)] as const;
  if (styles[0] !== styles[1] && old.in === now.in) {
    const [from, to] = styles;
    context.report({ rule: "parameter-style-changed", pointer, subject, before: from, after: to });
  }
  const handled = [
    "name",
    "in",
    "required",
    "schema",
    "content",
    "style",
    "explode",
    "allowReserved",
    "allowEmptyValue",
  ];
  const parts = [
    { document: before.document, part: old },
    { document: after.document, part: now },
  ] as const;
  compareMembers(context, ...parts, { subject, handled });
  compareMediaTypeMembers(context, ...parts, subject);
  const isString = [old, now].some(({ node }) => "content" in node);
  compareSchemas(isString ? withoutTypes(context) : context, schemaOf(before, old), schemaOf(after, now), subject);
}

/** Returns the media type or the effective style of a parameter as text. Only arrays and objects have a style. */
function serializationOf({ document }: Operation, { node, pointer, in: place }: Parameter): string {
  const { mediaType } = valueOf(document, { node, pointer });
  if (mediaType !== undefined) {
    return `media type ${mediaType}`;
  }
  const style = (node["style"] ?? (place === "query" || place === "cookie" ? "form" : "simple")) as string;
  const explode = (node["explode"] ?? style === "form") as boolean;
  const { allowReserved = false, allowEmptyValue = false } = node;
  const flags = Object.entries({ explode, allowReserved, allowEmptyValue }).filter(([, value]) => value === true);
  return [style, ...flags.map(([name]) => name)].join(", ");
}
