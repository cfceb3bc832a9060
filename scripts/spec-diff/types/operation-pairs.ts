/** Pairs the operations of two versions of a spec. */
import { operationsOf, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";

/** An operation of the old version and the same one in the new version, if it still exists. */
export interface OperationPair {
  before: SpecOperation;
  after: SpecOperation | undefined;
}

/**
 * Returns the operations of the old version. The same operation of the new version has the same path and method, or
 * else the same operationId, or else the same path with other names of its parameters.
 */
export function pairOperations(before: Node, after: Node): OperationPair[] {
  const unpaired = new Set(operationsOf({ document: after } as Spec));
  const pairs = operationsOf({ document: before } as Spec).map((operation): OperationPair => ({
    before: operation,
    after: undefined,
  }));
  for (const keyOf of [key, operationId, template]) {
    for (const pair of pairs.filter((candidate) => candidate.after === undefined)) {
      const wanted = keyOf(pair.before);
      const found = [...unpaired].find((candidate) => wanted !== undefined && keyOf(candidate) === wanted);
      if (found !== undefined) {
        pair.after = found;
        unpaired.delete(found);
      }
    }
  }
  return pairs;
}

/** Returns whether callers of `client.raw` must change the method or the path of an operation. */
export function isMoved({ before, after }: OperationPair): boolean {
  return after !== undefined && key(before) !== key(after);
}

/** Returns the method and path of an operation, such as `GET /numbers`. */
export function key({ method, path }: SpecOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

function operationId({ operation }: SpecOperation): string | undefined {
  return operation["operationId"] as string | undefined;
}

function template(operation: SpecOperation): string {
  return key(operation).replaceAll(/\{[^}]*\}/g, "{}");
}
