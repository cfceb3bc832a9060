/** The values of a documented response, each with its schema in the spec. Independent of the generated validators. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { below, resolve, type Node } from "../../../scripts/openapi/specs.js";

/** A value in a body. */
export interface DocumentedValue {
  /** The keys from the body to the value. */
  path: (string | number)[];
  /** The place as in a finding: `*` for indices. */
  pointer: string;
  value: unknown;
  /** The schema, resolved; the alternative that the value matches, if there are several. */
  schema: Node;
  /** All alternatives of the schema, resolved. */
  alternatives: Node[];
}

/** Validates bodies of one spec with Ajv. Objects are open, and an alternative may match as well as another. */
export class Oracle {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(readonly document: Node) {
    const text = JSON.stringify(document.components.schemas).replaceAll('"oneOf"', '"anyOf"');
    this.#ajv.addSchema({ $id: "spec", components: { schemas: JSON.parse(text) } });
  }

  /** Whether a value matches a schema of the document. */
  accepts(schema: Node, value: unknown): boolean {
    const text = JSON.stringify(schema).replaceAll('"#/', '"spec#/').replaceAll('"oneOf"', '"anyOf"');
    let validate = this.#validators.get(text);
    if (!validate) {
      validate = this.#ajv.compile(JSON.parse(text));
      this.#validators.set(text, validate);
    }
    return validate(value);
  }

  /** All values of a body, the body first. Values that the spec does not describe are omitted. */
  valuesOf(body: unknown, schema: Node): DocumentedValue[] {
    return this.#collect(body, schema, [], "");
  }

  /** The alternatives of a schema, resolved: itself if it has no `oneOf`. */
  alternativesOf(node: Node): Node[] {
    const schema = resolve(this.document, node);
    const alternatives = schema["oneOf"] as Node[] | undefined;
    return alternatives ? alternatives.flatMap((alternative) => this.alternativesOf(alternative)) : [schema];
  }

  #collect(value: unknown, node: Node, path: (string | number)[], pointer: string): DocumentedValue[] {
    const alternatives = this.alternativesOf(node);
    const schema = alternatives.find((alternative) => this.accepts(alternative, value))!;
    const own = { path, pointer, value, schema, alternatives };
    if (Array.isArray(value)) {
      const { items } = schema;
      const inner = (item: unknown, index: number) => this.#collect(item, items, [...path, index], below(pointer, "*"));
      return [own, ...(items ? value.flatMap(inner) : [])];
    }
    if (typeof value === "object" && value !== null) {
      const inner = Object.entries(value).flatMap(([name, member]) => {
        const property = schema["properties"]?.[name] ?? schema["additionalProperties"];
        return typeof property === "object"
          ? this.#collect(member, property, [...path, name], below(pointer, name))
          : [];
      });
      return [own, ...inner];
    }
    return [own];
  }
}

/** A copy of a body in which one value is replaced. `undefined` removes it. */
export function replaceAt(body: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) {
    return value;
  }
  if (Array.isArray(body)) {
    return body.map((item, index) => (String(index) === String(key) ? replaceAt(item, rest, value) : item));
  }
  const members = Object.entries(body as object);
  const replaced = members.map(([name, member]) => [name, name === key ? replaceAt(member, rest, value) : member]);
  const added = members.some(([name]) => name === key) ? [] : [[key, value]];
  return Object.fromEntries([...replaced, ...added].filter(([, member]) => member !== undefined));
}
