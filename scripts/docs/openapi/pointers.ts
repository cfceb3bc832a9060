/** JSON pointers (RFC 6901) into a document, and the parts of a schema that uses `$ref` and `allOf`. */
import { getPath } from "../../../src/http/json.js";
import { pointerKeys, type Node } from "../../openapi/specs.js";

/** A node and its pointer. */
export interface Located {
  pointer: string;
  node: Node;
}

/** Returns the pointer to a descendant of the node at `pointer`. */
export function below(pointer: string, ...keys: (string | number)[]): string {
  return pointer + keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/**
 * Returns the node at a pointer.
 *
 * @throws Error if there is no node.
 */
export function getNode(document: Node, pointer: string): Node {
  const node = getPath(document, pointerKeys(pointer)) as Node | undefined;
  if (node === undefined) {
    throw new Error(`unresolved reference: ${pointer}`);
  }
  return node;
}

/** Returns a node, followed by the targets of its chain of `$ref`s. */
export function follow(document: Node, pointer: string): Located[] {
  const node = getNode(document, pointer);
  const target = node["$ref"] as string | undefined;
  return [{ pointer, node }, ...(target === undefined ? [] : follow(document, target.slice(1)))];
}

/** Returns the parts of a schema: the schema, its `$ref` targets, and recursively the parts of its `allOf`. */
export function partsOf(document: Node, pointer: string): Located[] {
  return follow(document, pointer).flatMap((located) => [
    located,
    ...((located.node["allOf"] ?? []) as Node[]).flatMap((_, index) =>
      partsOf(document, below(located.pointer, "allOf", index)),
    ),
  ]);
}

/** Returns the value of a keyword from the first part of a schema that has it. */
export function keyword(parts: Located[], name: string): Located | undefined {
  const found = parts.find(({ node }) => node[name] !== undefined);
  return found && { pointer: below(found.pointer, name), node: found.node[name] as Node };
}

/** Returns all nodes that have a member with the name, except inside the values of examples. */
export function nodesWith(document: Node, name: string, pointer = ""): Located[] {
  const matches = Object.hasOwn(document, name) ? [{ pointer, node: document }] : [];
  const nested = Object.entries(document).flatMap(([key, value]) =>
    typeof value === "object" && value !== null && key !== "value" && key !== name
      ? nodesWith(value as Node, name, below(pointer, key))
      : [],
  );
  return [...matches, ...nested];
}
