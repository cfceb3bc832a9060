/** Reading the specs: where they are, and what their references lead to. */
import { readdir, readFile } from "node:fs/promises";
import { parse } from "yaml";

/** The project's root. */
export const root = new URL("../../", import.meta.url);

/** As much of an OpenAPI object as the scripts need. */
export type Node = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** One spec. */
export interface Spec {
  provider: string;
  url: URL;
  document: Node;
}

/** Every spec below `specs/`, by provider. */
export async function readSpecs(): Promise<Spec[]> {
  const folders = await readdir(new URL("specs/", root), { withFileTypes: true });
  const providers = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(providers.sort().map(readSpec));
}

/** The spec of one provider. */
export async function readSpec(provider: string): Promise<Spec> {
  const url = new URL(`specs/${provider}/openapi.yaml`, root);
  return { provider, url, document: parse(await readFile(url, "utf8")) as Node };
}

/** The node itself, or what its local `$ref` leads to. */
export function resolve(document: Node, node: Node): Node {
  if (typeof node?.["$ref"] !== "string") {
    return node;
  }
  const path = node["$ref"].replace(/^#\//, "").split("/");
  let target: Node | undefined = document;
  for (const key of path) {
    target = target?.[key.replaceAll("~1", "/").replaceAll("~0", "~")] as Node | undefined;
  }
  if (target === undefined) {
    throw new Error(`nothing is at ${node["$ref"]}`);
  }
  return resolve(document, target);
}

/** One operation of a spec. */
export interface SpecOperation {
  path: string;
  method: string;
  operation: Node;
  /** Its parameters and the path's, resolved. */
  parameters: Node[];
}

/** The operations of a spec, in its order. */
export function operationsOf({ document }: Spec): SpecOperation[] {
  const methods = ["get", "put", "post", "delete", "options", "head", "patch"];
  return Object.entries(document["paths"] as Record<string, Node>).flatMap(([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method) => {
        const operation = item[method] as Node;
        const listed = [...((item["parameters"] ?? []) as Node[]), ...((operation["parameters"] ?? []) as Node[])];
        return { path, method, operation, parameters: listed.map((parameter) => resolve(document, parameter)) };
      }),
  );
}
