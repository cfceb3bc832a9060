/**
 * Compares what `npm run generate` compiles into `generated/<provider>/operations.ts`. The clients use it at run time,
 * so that a difference changes their behavior, whatever the structure of the spec says.
 */
import { isObject } from "../../../src/http/json.js";
import { declare } from "../../generate/operations.js";
import type { Node } from "../../openapi/specs.js";
import type { Change } from "../change.js";
import { operationsOf } from "../model/operations.js";
import { pathShape } from "./operations.js";
import { toChange, type Finding } from "./findings.js";
import type { RuleName } from "./rules.js";

type Declaration = ReturnType<typeof declare>;

/** Compares the generated declarations of two versions of a spec. */
export function compareDeclarations(provider: string, before: Node, after: Node): Change[] {
  const [old, now] = [declareDocument(provider, before), declareDocument(provider, after)];
  if (typeof now === "string" || typeof old === "string") {
    const isSame = old === now || typeof now !== "string";
    const finding: Finding = { rule: "declaration-invalid", pointer: "", subject: "", after: now };
    return isSame ? [] : [toChange(provider, undefined, "both", finding)];
  }
  const pointers = new Map(operationsOf(after).map(({ id, pointer }) => [id, pointer]));
  const ids = new Map(operationsOf(after).map(({ id, method, path }) => [`${method} ${pathShape(path)}`, id]));
  const changes = operationsOf(before).flatMap(({ id: oldId, method, path }) => {
    const id = ids.get(`${method} ${pathShape(path)}`) ?? oldId;
    const pair = [old.operations[oldId], now.operations[id]] as const;
    return pair[1] === undefined
      ? []
      : compareOperation(pair[0], pair[1]).map(({ keys, ...values }) =>
          toChange(provider, id, "both", { ...findingOf(keys, values), pointer: pointerOf(pointers.get(id), keys) }),
        );
  });
  const credential = differences(old.credential, now.credential).map(({ keys, ...values }) =>
    toChange(provider, undefined, "request", {
      rule: "declaration-changed",
      pointer: credentialPointer(after),
      subject: `the credential's ${keys.join(".")}`,
      ...values,
    }),
  );
  return [...changes, ...credential];
}

/** Returns the place of the credential: the first operation that states one, otherwise the authentication. */
function credentialPointer(document: Node): string {
  const operation = operationsOf(document).find(({ node }) => "x-credential" in node);
  return operation === undefined ? "/security" : `${operation.pointer}/x-credential`;
}

/** Returns the declaration, or why there is none. */
function declareDocument(provider: string, document: Node): Declaration | string {
  try {
    return declare({ provider, document, url: new URL("file:///") });
  } catch (error) {
    return (error as Error).message;
  }
}

interface Difference {
  keys: readonly string[];
  before: unknown;
  after: unknown;
}

/** Members that the comparison of the structure reports with more detail. */
const STRUCTURAL = new Set(["method", "path", "anonymous", "sensitive", "accept"]);

function compareOperation(before: unknown, after: unknown): Difference[] {
  const found = differences(before, after);
  const isWhole = found.some(({ keys }) => keys.join() === "pagination");
  const isRpc = hasRpc(before) || hasRpc(after);
  const isKnown = (path: string) =>
    STRUCTURAL.has(String(path.split(".")[0])) ||
    (path === "name" && !isRpc) ||
    (path === "rpc.method" && found.some(({ keys }) => keys.join() === "name")) ||
    (path === "items" && isWhole);
  return found.filter(({ keys }) => !isKnown(keys.join(".")));
}

function hasRpc(operation: unknown): boolean {
  return isObject(operation) && "rpc" in operation;
}

/** Returns the differences of two values as paths. Lists and added or removed objects are compared as a whole. */
function differences(before: unknown, after: unknown, keys: readonly string[] = []): Difference[] {
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => differences(before[name], after[name], [...keys, name]));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ keys, before, after }];
}

function findingOf(keys: readonly string[], { before, after }: Pick<Difference, "before" | "after">) {
  return { rule: ruleOf(keys.join("."), before, after), subject: `\`${keys.join(".")}\``, before, after };
}

/** Returns the rule for a difference of a member. */
function ruleOf(path: string, before: unknown, after: unknown): RuleName {
  if (path === "pagination.limit.size") {
    return Number(after) > Number(before) ? "page-size-raised" : "page-size-lowered";
  }
  if (path === "pagination" && (before === undefined || after === undefined)) {
    return before === undefined ? "pagination-added" : "pagination-removed";
  }
  if (path === "idempotent") {
    return after === true ? "retry-added" : "retry-removed";
  }
  if (path === "rpc.retryable") {
    const lost = (before as string[]).some((code) => !(after as string[]).includes(code));
    return lost ? "declaration-changed" : "retryable-error-added";
  }
  if (path.endsWith(".max")) {
    return "page-limit-changed";
  }
  return path.startsWith("pagination") || path === "items" ? "pagination-changed" : "declaration-changed";
}

/** The extension in the spec that a member of the declaration comes from. */
const SOURCES: Readonly<Record<string, string>> = {
  pagination: "x-pagination",
  items: "x-pagination",
  idempotent: "x-idempotent",
  rpc: "x-rpc-errors",
  name: "x-rpc-method",
};

function pointerOf(operation: string | undefined, keys: readonly string[]): string {
  const source = SOURCES[String(keys[0])];
  return [operation ?? "", ...(source === undefined ? [] : [source])].join("/");
}
