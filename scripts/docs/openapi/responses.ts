/** The responses that an operation documents. */
import { resolve, type Node, type Spec } from "../../openapi/specs.js";

/** Returns the media types of the first success response. */
export function successMediaTypes({ document }: Spec, operation: Node): string[] {
  const responses = Object.entries(operation["responses"] as Record<string, Node>);
  const success = responses.find(([status]) => status.startsWith("2"))?.[1];
  return success === undefined ? [] : Object.keys((resolve(document, success)["content"] ?? {}) as Node);
}
