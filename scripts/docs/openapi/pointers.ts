/** JSON pointers (RFC 6901) into a document, and the parts of a schema that uses `$ref` and `allOf`. */
import { getPath } from "../../../src/http/json.js";
import { below, pointerKeys, type Node } from "../../openapi/specs.js";

/** A node and its pointer. */
export interface Located {
  pointer: string;
  node: Node;
}

/** A list of nodes that is never empty. */
export type Chain = [Located, ...Located[]];

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
export function follow(document: Node, pointer: string): Chain {
  const node = getNode(document, pointer);
  const target = node["$ref"] as string | undefined;
  return [{ pointer, node }, ...(target === undefined ? [] : follow(document, target.slice(1)))];
}

/** Returns the parts of a schema: the schema, its `$ref` targets, and recursively the parts of its `allOf`. */
export function partsOf(document: Node, pointer: string): Chain {
  const [first, ...targets] = follow(document, pointer);
  const withAllOf = (located: Located): Chain => [
    located,
    ...membersOf(keyword([located], "allOf")).flatMap((part) => partsOf(document, part.pointer)),
  ];
  return [...withAllOf(first), ...targets.flatMap(withAllOf)];
}

/** Returns the last node of a chain. For a node with a `$ref`, that is the final target. */
export function lastOf(chain: Chain): Located {
  return chain.at(-1) ?? chain[0];
}

/** Returns the value of a keyword from the first part of a schema that has it. */
export function keyword(parts: Located[], name: string): Located | undefined {
  const found = parts.find(({ node }) => node[name] !== undefined);
  return found && { pointer: below(found.pointer, name), node: found.node[name] as Node };
}

/** Returns the members of a map or list, each with its key. */
export function membersOf(map: Located | undefined): (Located & { key: string })[] {
  if (map === undefined) {
    return [];
  }
  return Object.entries(map.node as Record<string, Node>).map(([key, node]) => ({
    key,
    pointer: below(map.pointer, key),
    node,
  }));
}

/** Returns the list of the variants of a schema (`oneOf`, otherwise `anyOf`). Undefined if it has no variants. */
export function variantList(parts: Located[]): Located | undefined {
  return keyword(parts, "oneOf") ?? keyword(parts, "anyOf");
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
