/** Which method of a client sends which operation: found by calling all of them, with nothing behind. */
import type { AnyProvider } from "../../../src/providers/index.js";
import { pathValues } from "../../mock/rules.js";
import { operationsOf, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { variableFor } from "./variables.js";

/** A method of a client. */
export interface FacadeMethod {
  /** Below the client: `destinations.list`. */
  path: string;
  list: boolean;
  /** The values it is called with. */
  args: unknown[];
}

const BASE = "https://docs.invalid/api";

/** The methods by `operationId`; an operation that none of them sends is left out. */
export async function facadeMethods(spec: Spec, provider: AnyProvider): Promise<Map<string, FacadeMethod>> {
  const listed = operationsOf(spec);
  let sent: SpecOperation | undefined;
  const fetch = async (request: Request): Promise<never> => {
    sent = await sentOperation(listed, request);
    throw new Error("nothing is sent while the documentation is built");
  };
  const client = provider.connect(spec.document["x-mock-env"] as Record<string, string>, {
    baseUrl: BASE,
    fetch,
    retry: false,
  });
  const methods = new Map<string, FacadeMethod>();
  for (const { name, call } of functionsOf(client)) {
    for (const args of [
      [],
      ...listed.map((found) => pathArguments(provider, found)).filter(({ length }) => length > 0),
    ]) {
      sent = undefined;
      const list = await tryCall(call, args);
      const operationId = (sent as SpecOperation | undefined)?.operation["operationId"] as string | undefined;
      if (operationId === undefined || methods.has(operationId)) {
        continue;
      }
      methods.set(operationId, { path: name, list, args });
      break;
    }
  }
  return methods;
}

/** Calls a method, a listing up to its first item, and says whether it is one. */
async function tryCall(call: (...args: unknown[]) => unknown, args: unknown[]): Promise<boolean> {
  let list = false;
  try {
    const result = call(...args);
    const { toArray } = Object(result) as { toArray?: (options: { limit: number }) => Promise<unknown> };
    list = typeof toArray === "function";
    await (list ? toArray!.call(result, { limit: 1 }) : result);
  } catch {
    // It did not get far, or as far as to send something.
  }
  return list;
}

function functionsOf(client: object): { name: string; call: (...args: unknown[]) => unknown }[] {
  return Object.entries(client)
    .filter(([name, member]) => name !== "raw" && typeof member === "object" && member !== null)
    .flatMap(([name, group]) =>
      Object.entries(group as object)
        .filter(([, member]) => typeof member === "function")
        .map(([method, member]) => ({ name: `${name}.${method}`, call: member as (...args: unknown[]) => unknown })),
    );
}

/** The examples of the path's parameters that are no options of the client. */
function pathArguments(provider: AnyProvider, { parameters }: SpecOperation): unknown[] {
  return parameters
    .filter((parameter) => parameter["in"] === "path" && !variableFor(provider, parameter["name"] as string))
    .map((parameter) => parameter["example"] as unknown);
}

async function sentOperation(listed: SpecOperation[], request: Request): Promise<SpecOperation | undefined> {
  const path = new URL(request.url).pathname.slice(new URL(BASE).pathname.length);
  const text = await request.text();
  const rpcMethod = /"method":\s*"([^"]+)"/.exec(text)?.[1];
  return listed.find(
    ({ path: template, method, operation }) =>
      method === request.method.toLowerCase() &&
      pathValues(template, path) !== undefined &&
      (operation["x-rpc-method"] ?? rpcMethod) === rpcMethod,
  );
}
