import { apis } from "../../generated/validators.js";
import type { SchemaRef } from "./declaration.js";

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
  const { operations = {}, schemas = {} } = apis.find((api) => api.provider === provider) ?? {};
  const responses = Object.values(operations).flatMap((operation) => Object.values(operation.responses));
  const bodies = responses.flatMap(({ content }) => Object.values(content));
  return new Set([...Object.values(schemas), ...bodies.map(({ schema }) => schema)].flatMap(valuesOf));
}

/** The values in a schema. Those of a schema that it names are not among them. */
function valuesOf(ref: SchemaRef | true | undefined): readonly unknown[] {
  if (typeof ref !== "object") {
    return [];
  }
  const inner = [...Object.values(ref.properties ?? {}), ...(ref.oneOf ?? []), ref.additional, ref.items];
  return [...(ref.values ?? []), ...inner.flatMap(valuesOf)];
}
