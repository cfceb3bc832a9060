/** JSON pointers (RFC 6901) into a document, and what a schema consists of where it refers to others. */
import type { Node } from "../../openapi/specs.js";

/** A node, and the pointer that leads to it. */
export interface Located {
  pointer: string;
  node: Node;
}

/** The pointer to a member of the node at `pointer`. */
export function below(pointer: string, ...keys: (string | number)[]): string {
  return pointer + keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The keys of a pointer. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a pointer leads to. Throws an error that names the pointer where there is nothing. */
export function at(document: Node, pointer: string): Node {
  const node = keysOf(pointer).reduce<Node | undefined>((value, key) => value?.[key] as Node | undefined, document);
  if (node === undefined) {
    throw new Error(`nothing is at ${pointer}`);
  }
  return node;
}

/** A node, then what its `$ref` leads to, and so on. */
export function follow(document: Node, pointer: string): Located[] {
  const node = at(document, pointer);
  const target = node["$ref"] as string | undefined;
  return [{ pointer, node }, ...(target === undefined ? [] : follow(document, target.slice(1)))];
}

/** What a schema consists of: itself, what it refers to, and the parts of its `allOf`, each with theirs. */
export function partsOf(document: Node, pointer: string): Located[] {
  return follow(document, pointer).flatMap((located) => [
    located,
    ...((located.node["allOf"] ?? []) as Node[]).flatMap((_, index) =>
      partsOf(document, below(located.pointer, "allOf", index)),
    ),
  ]);
}

/** A keyword of a schema, wherever among its parts it is; with the pointer to its value. */
export function keyword(parts: Located[], name: string): Located | undefined {
  const found = parts.find(({ node }) => node[name] !== undefined);
  return found && { pointer: below(found.pointer, name), node: found.node[name] as Node };
}

/** Every node of a document that has a member of that name, but for those within examples' values. */
export function nodesWith(document: Node, name: string, pointer = ""): Located[] {
  const here = Object.hasOwn(document, name) ? [{ pointer, node: document }] : [];
  const inner = Object.entries(document).flatMap(([key, value]) =>
    typeof value === "object" && value !== null && key !== "value" && key !== name
      ? nodesWith(value as Node, name, below(pointer, key))
      : [],
  );
  return [...here, ...inner];
}
