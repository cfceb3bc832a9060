/**
 * The examples of an operation, and the rules (`x-mock-when`) by which the mock selects one of them for a request. A
 * rule has matchers for parts of the request, and all of them must match. A matcher is one of:
 *
 * - a map: every member must match;
 * - a list: one element must match;
 * - a scalar: compared as a string;
 * - `{ not: <scalar> }`, `{ pattern: <regular expression> }` or `{ absent: true }`.
 */
import { resolve, type Node } from "../openapi/specs.js";

/** The parts of a request that rules can match. Header names are in lower case. */
export interface RequestParts {
  path: Node;
  query: Node;
  header: Node;
  body: unknown;
}

/** One example of a response. Examples of several media types with the same name count once. */
export interface Example {
  /** The response's key in the spec: a status, or a range such as `4XX`. */
  code: string;
  name: string;
  /** The status of the mock's response. */
  status: number;
  value: unknown;
  when: Node | undefined;
}

/** Returns the examples of all responses of an operation, in the order of the spec. */
export function examplesOf(document: Node, operation: Node): Example[] {
  return Object.entries(operation["responses"] as Record<string, Node>).flatMap(([code, response]) => {
    const contents = Object.values((resolve(document, response)["content"] ?? {}) as Record<string, Node>);
    const named = new Map<string, Example>();
    for (const [name, reference] of contents.flatMap((content) =>
      Object.entries((content["examples"] ?? {}) as Node),
    )) {
      const example = resolve(document, reference as Node);
      const status = Number(example["x-mock-status"] ?? code.replaceAll(/X/gi, "0"));
      if (!named.has(name)) {
        named.set(name, { code, name, status, value: example["value"], when: example["x-mock-when"] });
      }
    }
    return [...named.values()];
  });
}

/** Returns the first example whose rule matches. Examples of error responses take precedence. */
export function pickExample(examples: readonly Example[], parts: RequestParts): Example | undefined {
  const isError = ({ code }: Example) => !/^[123]/.test(code);
  const matching = examples.filter(({ when }) => when !== undefined && matches(when, parts));
  return matching.find(isError) ?? matching[0];
}

/** Whether a value matches a matcher. */
export function matches(matcher: unknown, value: unknown): boolean {
  if (Array.isArray(matcher)) {
    return matcher.some((alternative) => matches(alternative, value));
  }
  if (!isMap(matcher)) {
    return isScalar(value) && String(value) === String(matcher);
  }
  const [name, ...others] = Object.keys(matcher);
  if (others.length === 0) {
    if (name === "absent") {
      return (value === undefined) === matcher[name];
    }
    if (name === "not") {
      return isScalar(value) && String(value) !== String(matcher[name]);
    }
    if (name === "pattern") {
      return isScalar(value) && new RegExp(matcher[name] as string).test(String(value));
    }
  }
  return Object.entries(matcher).every(([key, inner]) => matches(inner, isMap(value) ? value[key] : undefined));
}

function isMap(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return value !== undefined && (typeof value !== "object" || value === null);
}

/** Returns the values of a path's parameters, or undefined if the path does not match the template. */
export function pathValues(template: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replaceAll(/\{(\w+)\}|[^{}\w/]/g, (found, name: string | undefined) => {
    if (name === undefined) {
      return `\\${found}`;
    }
    names.push(name);
    return "([^/]+)";
  });
  const values = new RegExp(`^${pattern}$`).exec(path)?.slice(1);
  return values && Object.fromEntries(names.map((name, index) => [name, decode(values[index] ?? "")]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
