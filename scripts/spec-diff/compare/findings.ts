/** Differences before they are merged. */
import type { Change, Direction } from "../change.js";
import { adviceFor } from "./advice.js";
import { RULES, type RuleName, type Rule, type Verdict } from "./rules.js";

/** A difference. */
export interface Finding {
  rule: RuleName;
  pointer: string;
  /** True if the pointer is into the old version, because the part was removed. */
  removed?: true;
  /** Other pointers to the part: in the old version, if it has another name. */
  alsoAt?: readonly string[];
  /** The name of the part for the message. */
  subject: string;
  before?: unknown;
  after?: unknown;
  /** True if the part has no type of its own in the client: the compiler cannot find the difference. */
  untyped?: true;
}

/** Where a comparison is, and where it reports to. */
export interface Context {
  direction: "request" | "response";
  /** Pairs of schemas that are compared, so that a recursion ends. */
  visited: Set<string>;
  report: (finding: Finding) => void;
}

/** Returns a context for a part without a type of its own: response headers, and parameters that are JSON texts. */
export function withoutTypes(context: Context): Context {
  return { ...context, report: (finding) => context.report({ ...finding, untyped: true }) };
}

/** Returns a finding as a change. */
export function toChange(
  provider: string,
  operation: string | undefined,
  direction: Direction,
  finding: Finding,
): Change {
  const { rule, pointer, removed, alsoAt, before, after } = finding;
  const { [direction === "response" ? "response" : "request"]: verdict, message }: Rule = RULES[rule];
  const found = verdictOf(verdict, finding.untyped === true);
  return {
    provider,
    ...(operation !== undefined && { operation }),
    pointer,
    ...(removed && { removed }),
    ...(alsoAt && { alsoAt }),
    rule,
    ...found,
    direction,
    message: fill(message, finding),
    advice: { [direction]: fill(adviceFor(rule, found.effect, direction), finding) },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

function verdictOf({ effect, bump }: Verdict, isUntyped: boolean): Pick<Change, "effect" | "breaking" | "bump"> {
  const actual = isUntyped && effect === "does-not-compile" ? "behaves-differently" : effect;
  return { effect: actual, breaking: bump === "major", bump };
}

function fill(message: string, finding: Finding): string {
  return message.replace(/\{(subject|before|after)\}/g, (_, name: "subject" | "before" | "after") =>
    name === "subject" ? finding.subject : show(finding[name]),
  );
}

/** Returns a value as it appears in a message, cut to a readable length. */
export function show(value: unknown): string {
  if (value === undefined) {
    return "none";
  }
  const text = Array.isArray(value)
    ? value.map((entry) => `\`${typeof entry === "string" ? entry : JSON.stringify(entry)}\``).join(", ")
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
