import { apis } from "../../generated/validators.js";
import type { ResponseSchema, SchemaRef } from "./declaration.js";

const known = new Map<string, ReadonlySet<unknown>>();

/** The values that the spec of a provider enumerates, anywhere in its responses. They are not personal data. */
export function documentedValues(provider: string): ReadonlySet<unknown> {
  const values = known.get(provider) ?? collectValues(provider);
  known.set(provider, values);
  return values;
}

/** The values of a body that the spec of the provider enumerates, each once, separated by commas. */
export function listDocumentedValues(provider: string, body: unknown): string {
  const documented = documentedValues(provider);
  const found = new Set<string>();
  const visit = (value: unknown) => {
    if (typeof value === "string" && documented.has(value)) {
      found.add(value);
    } else if (typeof value === "object" && value !== null) {
      Object.values(value).forEach(visit);
    }
  };
  visit(body);
  return [...found].join(", ");
}

function collectValues(provider: string): ReadonlySet<unknown> {
  const values = new Set<unknown>();
  const api = apis.find((each) => each.provider === provider);
  const add = (ref: SchemaRef | true) => {
    if (typeof ref === "object") {
      addValues(ref, values, add);
    }
  };
  for (const schema of Object.values(api?.schemas ?? {})) {
    add(schema);
  }
  for (const { responses } of Object.values(api?.operations ?? {})) {
    for (const { content } of Object.values(responses)) {
      Object.values(content).forEach(({ schema }) => add(schema));
    }
  }
  return values;
}

function addValues(schema: ResponseSchema, values: Set<unknown>, add: (ref: SchemaRef | true) => void): void {
  schema.values?.forEach((value) => values.add(value));
  Object.values(schema.properties ?? {}).forEach(add);
  schema.oneOf?.forEach(add);
  [schema.additional, schema.items].forEach((ref) => ref !== undefined && add(ref));
}
