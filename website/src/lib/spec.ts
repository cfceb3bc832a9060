/** The specs as documents. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { ROOT } from "./sources.ts";

/** An object of an OpenAPI document. */
export type Node = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a document can hold any JSON

/** Returns the spec of an API. */
export function readSpec(api: string): Node {
  return parse(readFileSync(`${ROOT}specs/${api}/openapi.yaml`, "utf8")) as Node;
}

/** Returns the node itself, or the target of its `$ref`. */
export function resolve(document: Node, node: Node): Node {
  const reference = node["$ref"] as string | undefined;
  if (reference === undefined) {
    return node;
  }
  const keys = reference.slice(2).split("/");
  return resolve(
    document,
    keys.reduce<Node>((parent, key) => parent[key.replaceAll("~1", "/")] as Node, document),
  );
}

/** Returns the operations of a document. */
export function operationsOf({ paths }: Node): { path: string; method: string; operation: Node }[] {
  return Object.entries(paths as Record<string, Node>).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => (operation as Node)["operationId"] !== undefined)
      .map(([method, operation]) => ({ path, method, operation: operation as Node })),
  );
}
