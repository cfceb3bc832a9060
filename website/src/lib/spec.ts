/** OpenAPI documents. */

/** An object of an OpenAPI document. */
export type Node = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a document can hold any JSON

/** Returns the operations of a document. */
export function operationsOf({ paths }: Node): { path: string; method: string; operation: Node }[] {
  return Object.entries(paths as Record<string, Node>).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => (operation as Node)["operationId"] !== undefined)
      .map(([method, operation]) => ({ path, method, operation: operation as Node })),
  );
}
