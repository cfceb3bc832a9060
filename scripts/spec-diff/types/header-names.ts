/** The names of header parameters, which are not case-sensitive. */
import type { Node } from "../../openapi/specs.js";

/** Returns a copy of a document with the names of its header parameters in lower case. */
export function lowerCaseHeaderNames(document: Node): Node {
  const copy = structuredClone(document);
  const pathItems = Object.values((copy["paths"] ?? {}) as Node) as Node[];
  const holders = [copy["components"] as Node | undefined, ...pathItems, ...pathItems.flatMap(operationsIn)];
  for (const parameter of holders.flatMap((holder) => Object.values((holder?.["parameters"] ?? {}) as Node))) {
    if (parameter.in === "header") {
      parameter.name = toHeaderKey(parameter.name as string);
    }
  }
  return copy;
}

/** Returns the form of a header's name that is compared. */
export function toHeaderKey(name: string): string {
  return name.toLowerCase();
}

function operationsIn(pathItem: Node): Node[] {
  return Object.values(pathItem).filter((value) => typeof value === "object" && value !== null) as Node[];
}
