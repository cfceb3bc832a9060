/** Properties of the check for all documented responses: what it finds, what not, and that it agrees with Ajv. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apis } from "../../generated/validators.js";
import { explainBody } from "../../src/drift/explain.js";
import { findDrift, type DriftFinding, type DriftKind } from "../../src/drift/index.js";
import { Place } from "../../src/drift/place.js";
import { Oracle, replaceAt, type DocumentedValue } from "../support/drift/documented-values.js";
import {
  documentedExchanges,
  documentedResponses,
  exchangeOf,
  type DocumentedResponse,
} from "../support/drift/exchanges.js";
import { faithfulTo } from "../support/drift/faithful.js";
import { RUNS } from "../support/property-runs.js";

/** A change of one value of a documented body, and what it is found as. */
interface Edit {
  path: (string | number)[];
  value: unknown;
  pointer: string;
  kind: DriftKind;
  severity: DriftFinding["severity"];
}

/** One value of each type. */
const VALUES = { string: "some text", integer: 12, number: 1.5, boolean: true, array: [], object: {} };

/** JSON-RPC responses without these could be either alternative. */
const DISTINCTIVE = ["/result", "/error"];

const name = ({ provider, operation, status }: DocumentedResponse) => `${provider} ${operation} ${status}`;
const oracles = new Map(documentedResponses.map(({ provider, document }) => [provider, new Oracle(document)]));

/** Each documented example with the schema of its response. */
const examples = documentedExchanges.map(([title, exchange]) => {
  const { schema } = documentedResponses.find(
    ({ provider, operation, status }) =>
      provider === exchange.provider &&
      operation === exchange.operation &&
      (status === exchange.status || status === Math.floor(exchange.status / 100) * 100),
  )!;
  return { title, exchange, schema, oracle: oracles.get(exchange.provider)! };
});

/** What can be changed in a value. */
function editsOf(found: DocumentedValue): Edit[] {
  return [...editsOfType(found), ...editsOfEnum(found), ...editsOfProperties(found)];
}

function editsOfType({ path, pointer, alternatives }: DocumentedValue): Edit[] {
  const allowed = new Set(alternatives.flatMap(({ type }) => (type ?? [...Object.keys(VALUES), "null"]) as string[]));
  const isAllowed = (type: string) => allowed.has(type) || (type === "integer" && allowed.has("number"));
  const edit = (value: unknown, kind: DriftKind): Edit => ({ path, value, pointer, kind, severity: "failure" });
  return [
    ...Object.entries(VALUES)
      .filter(([type]) => !isAllowed(type))
      .map(([, value]) => edit(value, "wrong-type")),
    ...(isAllowed("null") ? [] : [edit(null, "null")]),
  ];
}

function editsOfEnum({ path, pointer, schema }: DocumentedValue): Edit[] {
  const isClosed = schema["enum"] !== undefined || schema["const"] !== undefined;
  if (!isClosed && schema["x-extensible-enum"] === undefined) {
    return [];
  }
  const severity = isClosed ? "failure" : "note";
  return [{ path, value: "no such value", pointer, kind: "unknown-enum-value", severity }];
}

function editsOfProperties({ path, pointer, schema, value }: DocumentedValue): Edit[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [];
  }
  const required = ((schema["required"] ?? []) as string[]).filter((key) => !DISTINCTIVE.includes(`${pointer}/${key}`));
  const removals = required.map((key): Edit => ({
    path: [...path, key],
    value: undefined,
    pointer: `${pointer}/${key}`,
    kind: "missing-property",
    severity: "failure",
  }));
  const isClosed = schema["properties"] !== undefined && schema["additionalProperties"] === undefined;
  const addition: Edit = {
    path: [...path, "not_documented"],
    value: "new",
    pointer: `${pointer}/not_documented`,
    kind: "undocumented-property",
    severity: "note",
  };
  return isClosed ? [...removals, addition] : removals;
}

/** Whether the generated predicate accepts a body, and whether the explanation has findings. */
function compare({ provider, operation }: DocumentedResponse, code: string, body: unknown) {
  const api = apis.find((candidate) => candidate.provider === provider)!;
  const [declaration] = Object.values(api.operations[operation]!.responses[code]!.content);
  const root = new Place();
  explainBody(body, declaration!.schema, api.schemas, root, null);
  return { accepted: declaration!.matches(body), findings: [...root.findings()] };
}

const codeOf = ({ provider, operation, status }: DocumentedResponse) => {
  const { responses } = apis.find((api) => api.provider === provider)!.operations[operation]!;
  return String(status) in responses ? String(status) : `${String(status)[0]}XX`;
};

describe.each(documentedResponses.map((response) => [name(response), response] as const))("%s", (_name, response) => {
  const { provider, operation, status, document, schema } = response;
  const oracle = oracles.get(provider)!;

  test("property: a body that matches the schema has no finding", () => {
    fc.assert(
      fc.property(faithfulTo(document, schema), (body) => {
        expect(findDrift(exchangeOf(provider, operation, body, status))).toEqual([]);
      }),
      { numRuns: 50 * RUNS },
    );
  });

  test("property: a body that matches the schema is accepted without an explanation, unless the schema is recursive", () => {
    fc.assert(
      fc.property(faithfulTo(document, schema), (body) => {
        fc.pre(!hasRecursiveErrors(body));
        expect(compare(response, codeOf(response), body).accepted).toBe(true);
      }),
      { numRuns: 50 * RUNS },
    );
  });

  test("property: any body has a failure exactly if Ajv rejects it, and is accepted only without findings", () => {
    const body = fc.oneof(fc.jsonValue(), fc.tuple(faithfulTo(document, schema), fc.jsonValue(), fc.nat()).map(damage));
    fc.assert(
      fc.property(body, (value) => {
        const { accepted, findings } = compare(response, codeOf(response), value);
        expect(findings.every(({ severity }) => severity === "note")).toBe(oracle.accepts(schema, value));
        expect(accepted && findings.length > 0).toBe(false);
      }),
      { numRuns: 100 * RUNS },
    );
  });
});

/** Whether a body has field errors of Invoca in field errors, the only recursive schema. */
function hasRecursiveErrors(body: unknown): boolean {
  const lists = Object.values(((body as { errors?: object } | null)?.errors ?? {}) as Record<string, unknown>);
  return lists.some((list) => Array.isArray(list) && list.some((item) => typeof item === "object"));
}

/** Replaces one value of a body. */
function damage([body, value, index]: [unknown, unknown, number]): unknown {
  const paths = pathsOf(body);
  return replaceAt(body, paths[index % paths.length]!, value);
}

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [path, ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

test.each(examples.map((example) => [example.title, example] as const))(
  "property: one edit of %s is the one finding",
  (_title, { exchange, schema, oracle }) => {
    const edits = oracle.valuesOf(exchange.body, schema).flatMap(editsOf);
    fc.assert(
      fc.property(fc.constantFrom(...edits, undefined), (edit) => {
        if (edit) {
          const body = replaceAt(exchange.body, edit.path, edit.value);
          const { provider, operation, status } = exchange;
          const found = findDrift(exchangeOf(provider, operation, body, status));
          const { pointer, kind, severity } = edit;
          expect(found).toEqual([expect.objectContaining({ pointer, kind, severity, count: 1 })]);
        }
      }),
      { numRuns: 60 * RUNS },
    );
  },
);
