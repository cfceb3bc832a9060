import type { OperationDeclaration } from "./declaration.js";

/** Finds the operation that a request calls; undefined if the spec has none. `rpcMethod` is the body's JSON-RPC method. */
export type FindOperation = (method: string, url: string, rpcMethod: unknown) => OperationDeclaration | undefined;

/** A {@link FindOperation} for the operations of one API, compiled once per client. */
export function createOperationMatcher(operations: readonly OperationDeclaration[]): FindOperation {
  const candidates = operations.map((operation) => ({ operation, path: compilePathTemplate(operation.path) }));
  return (method, url, rpcMethod) => {
    const [address = ""] = url.split("?");
    const found = candidates.find(
      ({ operation, path }) =>
        operation.method === method &&
        (operation.rpc === undefined || operation.rpc.method === rpcMethod) &&
        path.test(address),
    );
    return found?.operation;
  };
}

/** An expression for URLs, without their query, that end with the path. A parameter is one non-empty path segment. */
export function compilePathTemplate(template: string): RegExp {
  const literals = template.split(/\{[^{}]+\}/).map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`${literals.join("[^/]+")}$`);
}
