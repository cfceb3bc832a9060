/** Compares two versions of a spec by its structure. */
import { below, type Node } from "../../openapi/specs.js";
import type { Change } from "../change.js";
import { WORDS } from "../model/keywords.js";
import { operationsOf, type Operation } from "../model/operations.js";
import { toChange, type Finding } from "./findings.js";
import { compareOperations, pathShape } from "./operations.js";
import { compareMembers } from "./parts.js";

/** Compares two versions of a spec. A change of a shared part is reported once per operation. */
export function compareDocuments(provider: string, before: Node, after: Node): Change[] {
  const changes: Change[] = [];
  const { pairs, removed, added } = matchOperations(operationsOf(before), operationsOf(after));
  for (const [old, now] of pairs) {
    compareOperations(old, now, (direction, finding) => changes.push(toChange(provider, now.id, direction, finding)));
  }
  const report = (operation: Operation, finding: Pick<Finding, "rule" | "removed">) => {
    const { id, pointer } = operation;
    changes.push(toChange(provider, id, "both", { ...finding, pointer, subject: `\`${id}\`` }));
  };
  removed.forEach((operation) => report(operation, { rule: "operation-removed", removed: true }));
  added.forEach((operation) => report(operation, { rule: "operation-added" }));
  compareRoots(before, after, (finding) => changes.push(toChange(provider, undefined, "both", finding)));
  return changes;
}

interface Matches {
  pairs: [Operation, Operation][];
  removed: Operation[];
  added: Operation[];
}

/** Pairs operations by method and path, the others by operationId. */
function matchOperations(before: Operation[], after: Operation[]): Matches {
  const matches: Matches = { pairs: [], removed: before, added: after };
  const pairUp = (key: (operation: Operation) => string) => {
    for (const old of matches.removed) {
      const now = matches.added.find((candidate) => key(candidate) === key(old));
      if (now) {
        matches.pairs.push([old, now]);
        matches.removed = matches.removed.filter((operation) => operation !== old);
        matches.added = matches.added.filter((operation) => operation !== now);
      }
    }
  };
  pairUp(({ method, path }) => `${method} ${pathShape(path)}`);
  pairUp(({ id }) => id);
  return matches;
}

/** Members of the document that are compared with the operations, or have no effect: components count where used. */
const HANDLED = ["openapi", "info", "paths", "components", "security", "servers"];

function compareRoots(before: Node, after: Node, report: (finding: Finding) => void): void {
  const part = (document: Node, node: Node, pointer: string) => ({ document, part: { node, pointer } });
  const root = { subject: "the document", handled: HANDLED };
  compareMembers({ report }, part(before, before, ""), part(after, after, ""), root);
  const { version: _old, ...infoBefore } = before["info"] as Node;
  const { version: _now, ...infoAfter } = after["info"] as Node;
  if (JSON.stringify(infoBefore) !== JSON.stringify(infoAfter)) {
    report({ rule: "words-changed", pointer: "/info", subject: "the document", after: ["info"] });
  }
  for (const pointer of findChangedWords(before, after)) {
    report({ rule: "words-changed", pointer, subject: `\`${pointer}\``, after: ["description"] });
  }
  const items = (document: Node) => Object.entries(document["paths"] as Record<string, Node>);
  for (const [path, item] of items(after)) {
    const old = (before["paths"] as Record<string, Node>)[path];
    if (old) {
      const handled = Object.keys({ ...old, ...item }).filter((key) => !key.startsWith("x-"));
      const at = below("", "paths", path);
      compareMembers({ report }, part(before, old, at), part(after, item, at), { subject: `\`${path}\``, handled });
    }
  }
}

/** Returns the pointers of the servers and security schemes whose words differ. */
function findChangedWords(before: Node, after: Node): string[] {
  const isDifferent = (read: (document: Node) => unknown) =>
    JSON.stringify(read(before)) !== JSON.stringify(read(after));
  const schemesOf = (document: Node) => (document["components"]?.["securitySchemes"] ?? {}) as Record<string, Node>;
  const common = Object.keys(schemesOf(after)).filter((name) => name in schemesOf(before));
  const schemes = common.filter((name) => isDifferent((document) => wordsOfScheme(schemesOf(document)[name] ?? {})));
  return [
    ...(isDifferent((document) => wordsOfServers((document["servers"] ?? []) as Node[])) ? ["/servers"] : []),
    ...schemes.map((name) => below("", "components", "securitySchemes", name)),
  ];
}

function wordsOf(node: Node): unknown {
  return Object.entries(node).filter(([key]) => WORDS.has(key) || key === "bearerFormat");
}

function wordsOfServers(servers: readonly Node[]): unknown {
  return servers.map((server) => [server, ...Object.values<Node>(server["variables"] ?? {})].map(wordsOf));
}

function wordsOfScheme(scheme: Node): unknown {
  return [wordsOf(scheme), Object.values<Node>(scheme["flows"] ?? {}).map((flow) => flow["scopes"] as unknown)];
}
