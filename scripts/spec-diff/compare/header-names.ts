/** The spelling of header names: they are case-insensitive, but keys of generated types are not. */
import { isObject } from "../../../src/http/json.js";
import type { Node } from "../../openapi/specs.js";

/** Returns a document whose header parameters have the spelling of another version of it. */
export function respellHeaders(document: Node, other: Node): Node {
  const spellings = new Map<string, string>();
  visitHeaders(other, (header) => spellings.set(nameOf(header).toLowerCase(), nameOf(header)));
  const copy = structuredClone(document);
  visitHeaders(copy, (header) => {
    header["name"] = spellings.get(nameOf(header).toLowerCase()) ?? nameOf(header);
  });
  return copy;
}

function nameOf(header: Node): string {
  return header["name"] as string;
}

function visitHeaders(value: unknown, visit: (header: Node) => void): void {
  if (isObject(value) && value["in"] === "header" && typeof value["name"] === "string") {
    visit(value);
  }
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach((child) => visitHeaders(child, visit));
  }
}
