/** Parts of a document with their location, and references between them. */
import { getPath, isObject } from "../../../src/http/json.js";
import { below, pointerKeys, type Node } from "../../openapi/specs.js";

/** A part of a document, and its JSON pointer. */
export interface Located {
  node: Node;
  pointer: string;
}

/** Returns a member of a located part. A missing member is an empty object. */
export function member({ node, pointer }: Located, ...keys: (string | number)[]): Located {
  const child = getPath(node, keys.map(String));
  return { node: isObject(child) ? child : {}, pointer: below(pointer, ...keys) };
}

/** Returns the target of a reference, or the part itself if it is none. */
export function follow(document: Node, part: Located): Located {
  const seen = new Set<string>();
  let { node, pointer } = part;
  while (typeof node["$ref"] === "string" && !seen.has(node["$ref"])) {
    const reference = node["$ref"];
    seen.add(reference);
    const target = getPath(document, pointerKeys(reference));
    if (!isObject(target)) {
      throw new Error(`unresolved reference: ${reference} at ${pointer}`);
    }
    node = target;
    pointer = reference.replace(/^#/, "");
  }
  return { node, pointer };
}

/**
 * Returns a value as a JSON text that is equal for equal values: keys are sorted, references are replaced by their
 * target, a reference into itself by its name.
 */
export function canonical(document: Node, value: unknown, within: readonly string[] = []): string {
  if (Array.isArray(value)) {
    return `[${value.map((entry) => canonical(document, entry, within)).join(",")}]`;
  }
  if (!isObject(value)) {
    return JSON.stringify(value) ?? "undefined";
  }
  const reference = value["$ref"];
  if (typeof reference === "string") {
    return within.includes(reference)
      ? JSON.stringify(`recursion ${within.indexOf(reference)}`)
      : canonical(document, getPath(document, pointerKeys(reference)), [...within, reference]);
  }
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(document, value[key], within)}`).join(",")}}`;
}
