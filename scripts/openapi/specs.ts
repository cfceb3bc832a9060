/** Reads the specs and resolves their references. */
import { readdir, readFile } from "node:fs/promises";
import { parse } from "yaml";
import { getPath } from "../../src/http/json.js";

export { below } from "../../src/drift/json-pointer.js";

/** The root folder of the project. */
export const root = new URL("../../", import.meta.url);

/** An object of an OpenAPI document. */
export type Node = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a document can hold any JSON

/** A spec and its file. */
export interface Spec {
  provider: string;
  url: URL;
  document: Node;
}

/** Reads all specs in `specs/`, sorted by provider. */
export async function readSpecs(): Promise<Spec[]> {
  const folders = await readdir(new URL("specs/", root), { withFileTypes: true });
  const providers = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(providers.sort().map(readSpec));
}

/** Reads the spec of one provider. */
export async function readSpec(provider: string): Promise<Spec> {
  const url = new URL(`specs/${provider}/openapi.yaml`, root);
  return { provider, url, document: parse(await readFile(url, "utf8")) as Node };
}

/** Returns the keys of a JSON pointer (RFC 6901), unescaped. */
export function pointerKeys(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * Returns the node itself, or the target of its local `$ref`.
 *
 * @throws Error if the reference has no target.
 */
export function resolve(document: Node, node: Node): Node {
  if (typeof node?.["$ref"] !== "string") {
    return node;
  }
  return resolve(document, targetOf(document, node["$ref"]));
}

/**
 * Returns the node that a local reference names, such as `#/components/schemas/Number`.
 *
 * @throws Error if there is none.
 */
export function targetOf(document: Node, reference: string): Node {
  const target = getPath(document, pointerKeys(reference)) as Node | undefined;
  if (target === undefined) {
    throw new Error(`unresolved reference: ${reference}`);
  }
  return target;
}

/** An operation of a spec. */
export interface SpecOperation {
  path: string;
  method: string;
  operation: Node;
  /** The parameters of the path and of the operation, resolved. */
  parameters: Node[];
}

/** The methods of operations. */
export const METHODS: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch"];

/** Returns the operations of a spec, in the order of the spec. */
export function operationsOf({ document }: Spec): SpecOperation[] {
  return Object.entries(document["paths"] as Record<string, Node>).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => {
      const operation = item[method] as Node;
      const listed = [...((item["parameters"] ?? []) as Node[]), ...((operation["parameters"] ?? []) as Node[])];
      return { path, method, operation, parameters: listed.map((parameter) => resolve(document, parameter)) };
    }),
  );
}
