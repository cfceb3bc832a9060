/** Responses that differ from their spec, from `test/cli/verify/drifts.yaml`. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { DriftFinding } from "../../src/drift/finding.js";
import { providers } from "../../src/providers/index.js";
import type { ReceivedRequest, Reply, Simulator, SimulatorOptions } from "./simulators/index.js";
import { listOperationOf } from "./list-operation.js";
import { caseOf } from "./simulators/connect.js";

/** What identifies a finding. */
export type ExpectedFinding = Pick<
  DriftFinding,
  "provider" | "operation" | "status" | "pointer" | "kind" | "severity" | "count"
>;

/** One way to differ from the spec. */
export interface Drift {
  name: string;
  provider: string;
  /** The operation whose responses are edited. */
  operation: string;
  /** The exit code of `verify`. */
  code: number;
  findings: ExpectedFinding[];
  set: Record<string, unknown>;
  remove: string[];
  rename: Record<string, string>;
  reply: Partial<Reply>;
}

/** A drift as the file has it. */
interface Entry extends Partial<Omit<Drift, "findings" | "operation">> {
  name: string;
  provider: string;
  to?: string;
  finding?: Partial<ExpectedFinding>;
  findings?: Partial<ExpectedFinding>[];
}

/** All drifts. */
export const DRIFTS: readonly Drift[] = (
  parse(readFileSync(new URL("../cli/verify/drifts.yaml", import.meta.url), "utf8")) as Entry[]
).map(toDrift);

function toDrift({ name, provider, to, finding, findings = [], ...entry }: Entry): Drift {
  const operation = to ?? listOperationOf(provider);
  const expected = [...findings, ...(finding ? [finding] : [])].map((each) => {
    return { provider, operation, status: 200, count: 1, ...each } as ExpectedFinding;
  });
  const code = expected.some(({ severity }) => severity === "failure") ? 1 : 0;
  return { set: {}, remove: [], rename: {}, reply: {}, code, ...entry, name, provider, operation, findings: expected };
}

/** What identifies the findings of a report, in a fixed order. */
export function toExpected(findings: readonly DriftFinding[]): ExpectedFinding[] {
  return findings.map(({ provider, operation, status, pointer, kind, severity, count }) => {
    return { provider, operation, status, pointer, kind, severity, count };
  });
}

/** Returns the response with the edits of a drift. */
export function edit({ headers, ...original }: Reply, drift: Drift): Reply {
  const content = structuredClone(original.content);
  const holderOf = (pointer: string): [object: Record<string, unknown>, name: string] => {
    const names = pointer.split("/").slice(1);
    const [name = "", ...folders] = names.map((each) => each.replaceAll("~1", "/").replaceAll("~0", "~")).reverse();
    const object = folders.reverse().reduce((value, each) => (value as Record<string, unknown>)[each], content);
    return [object as Record<string, unknown>, name];
  };
  for (const [pointer, value] of Object.entries(drift.set)) {
    const [object, name] = holderOf(pointer);
    object[name] = value;
  }
  for (const [from, to] of Object.entries(drift.rename)) {
    const [source, name] = holderOf(from);
    const [target, newName] = holderOf(to);
    target[newName] = source[name];
    Reflect.deleteProperty(source, name);
  }
  for (const pointer of drift.remove) {
    const [object, name] = holderOf(pointer);
    if (!(name in object)) {
      throw new Error(`the response has no ${pointer}`);
    }
    Reflect.deleteProperty(object, name);
  }
  return { ...original, content, ...drift.reply, headers: { ...headers, ...drift.reply.headers } };
}

/** The operation of a request to a simulator, by its path. */
export function operationOf(provider: string, { url }: ReceivedRequest): string {
  const { operations } = providers.find(({ id }) => id === provider)!.api;
  return Object.values(operations).find(({ path }) => {
    const pattern = path.replace(/[.*+?^$|()]/g, "\\$&").replace(/\{\w+\}/g, "[^/]+");
    return new RegExp(`^${pattern}$`).test(url.pathname);
  })!.name;
}

/** Starts the simulator of a provider, whose responses have these drifts. */
export function startDrifting(
  provider: string,
  drifts: readonly Drift[],
  options: SimulatorOptions<object> = { rows: 20 },
): Promise<Simulator> {
  return caseOf(provider).start({
    ...options,
    rewriteReply(reply, received) {
      const own = drifts.filter(({ operation }) => operation === operationOf(provider, received));
      return own.reduce(edit, options.rewriteReply?.(reply, received) ?? reply);
    },
  });
}
