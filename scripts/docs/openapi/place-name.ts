/** Where a node is, from its path in an expanded document. */
import { operationsOf, type Spec } from "../../openapi/specs.js";

/** Returns the operation of a path. Undefined if it is outside the operations. */
export function operationOf(
  spec: Spec,
  [root, template, verb]: readonly string[],
): { id: string; summary: string } | undefined {
  const found =
    root === "paths" ? operationsOf(spec).find(({ path, method }) => path === template && method === verb) : undefined;
  return found && { id: found.operation["operationId"] as string, summary: found.operation["summary"] as string };
}

/** Returns a short name: the path of a property, such as `numbers[].id`, or the parameter or body. */
export function placeName(path: readonly string[]): string {
  const [root, ...rest] = path[0] === "paths" ? path.slice(3) : path;
  const schema = rest.indexOf("schema");
  return propertyPath(schema === -1 ? [] : rest.slice(schema + 1)) || holderName(root, rest);
}

function holderName(root: string | undefined, [first, second]: readonly string[]): string {
  switch (root) {
    case undefined:
      return "the operation";
    case "parameters":
      return String(first);
    case "requestBody":
      return "request body";
    case "responses":
      return `response ${first}`;
    case "components":
      return `security scheme ${second}`;
    default:
      return "the API as a whole";
  }
}

/** Keywords below which a schema contains others. Those in parentheses are part of the path. */
const STEPS = /\/?(?:properties\/([^/]+)|(items)|(additionalProperties)|(?:\w+Of|patternProperties)\/[^/]+)/g;

/** Returns the path of a property, from the keys in its schema. */
function propertyPath(keys: readonly string[]): string {
  const path = keys.join("/").replaceAll(STEPS, (_, name?: string, items?: string, more?: string) => {
    const keyword = items === undefined ? "" : "[]";
    return name === undefined ? keyword + (more === undefined ? "" : ".*") : `.${name}`;
  });
  return path.replace(/^\./, "");
}
