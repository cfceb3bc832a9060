/**
 * The methods of a client and the operations that they send, found by calling each method with a `fetch` that fails.
 */
import type { AnyProvider } from "../../../src/providers/index.js";
import { pathValues } from "../../mock/rules.js";
import { operationsOf, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { variableFor } from "./variables.js";

/** A method of a client. */
export interface FacadeMethod {
  /** Its path in the client, such as `destinations.list`. */
  path: string;
  /** Whether it returns a listing. */
  list: boolean;
  /** The arguments of the call that sent the operation. */
  args: unknown[];
}

const BASE = "https://docs.invalid/api";

/** Returns the methods by `operationId`. Operations that no method sends are missing. */
export async function facadeMethods(spec: Spec, provider: AnyProvider): Promise<Map<string, FacadeMethod>> {
  const operations = operationsOf(spec);
  const sent: (SpecOperation | undefined)[] = [];
  const client = provider.connect(spec.document["x-mock-env"] as Record<string, string>, {
    baseUrl: BASE,
    fetch: async (request: Request): Promise<never> => {
      sent.push(await operationOf(request, operations));
      throw new Error("no request is sent while the documentation is built");
    },
    retry: false,
  });
  const argumentLists = [
    [],
    ...operations.map((found) => pathArguments(provider, found)).filter(({ length }) => length > 0),
  ];
  const methods = new Map<string, FacadeMethod>();
  for (const { path, call } of functionsOf(client)) {
    for (const args of argumentLists) {
      sent.length = 0;
      const list = await tryCall(call, args);
      const operationId = sent.at(-1)?.operation["operationId"] as string | undefined;
      if (operationId !== undefined && !methods.has(operationId)) {
        methods.set(operationId, { path, list, args });
        break;
      }
    }
  }
  return methods;
}

/** Calls a method; if it returns a listing, starts it. Returns whether it returned a listing. */
async function tryCall(call: (...args: unknown[]) => unknown, args: unknown[]): Promise<boolean> {
  let list = false;
  try {
    const result = call(...args);
    if (isListing(result)) {
      list = true;
      await result.toArray({ limit: 1 });
    } else {
      await result;
    }
  } catch {
    // Every call fails: the arguments are invalid, or `fetch` throws.
  }
  return list;
}

function isListing(value: unknown): value is { toArray: (options: { limit: number }) => Promise<unknown> } {
  return typeof (Object(value) as { toArray?: unknown }).toArray === "function";
}

function functionsOf(client: object): { path: string; call: (...args: unknown[]) => unknown }[] {
  return Object.entries(client)
    .filter(([name, member]) => name !== "raw" && typeof member === "object" && member !== null)
    .flatMap(([name, group]) =>
      Object.entries(group as object)
        .filter(([, member]) => typeof member === "function")
        .map(([method, member]) => ({ path: `${name}.${method}`, call: member as (...args: unknown[]) => unknown })),
    );
}

/** Returns the examples of the path parameters that are not options of the client. */
function pathArguments(provider: AnyProvider, { parameters }: SpecOperation): unknown[] {
  return parameters
    .filter((parameter) => parameter["in"] === "path" && !variableFor(provider, parameter["name"] as string))
    .map((parameter) => parameter["example"] as unknown);
}

/** Returns the operation whose method, path and JSON-RPC method a request has. */
async function operationOf(request: Request, operations: SpecOperation[]): Promise<SpecOperation | undefined> {
  const path = new URL(request.url).pathname.slice(new URL(BASE).pathname.length);
  const text = await request.text();
  const rpcMethod = /"method":\s*"([^"]+)"/.exec(text)?.[1];
  return operations.find(
    ({ path: template, method, operation }) =>
      method === request.method.toLowerCase() &&
      pathValues(template, path) !== undefined &&
      (operation["x-rpc-method"] ?? rpcMethod) === rpcMethod,
  );
}
