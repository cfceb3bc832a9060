/** Reads the schemas of responses: without descriptions and references to other files, and with `allOf` merged. */
import { CONSTRAINTS } from "../../src/drift/constraints.js";
import type { JsonType, ResponseSchema, SchemaRef } from "../../src/drift/declaration.js";
import { resolve, type Node, type Spec } from "../openapi/specs.js";

/** Keywords that say nothing about which values are valid. */
const ANNOTATIONS = new Set([
  "$comment",
  "contentEncoding",
  "contentMediaType",
  "default",
  "deprecated",
  "description",
  "discriminator",
  "example",
  "examples",
  "externalDocs",
  "readOnly",
  "title",
  "writeOnly",
  "xml",
]);

/** Keywords that the checks of responses support. */
const CHECKED = new Set<string>([
  ...CONSTRAINTS,
  "$ref",
  "additionalProperties",
  "allOf",
  "anyOf",
  "const",
  "enum",
  "items",
  "oneOf",
  "properties",
  "required",
  "type",
]);

const COMPONENT = "#/components/schemas/";

/** Reads the schemas of one spec. Those of components are kept by name, so that recursive ones can be read. */
export class ResponseSchemaReader {
  /** The components that were read, by name. */
  readonly schemas: Record<string, ResponseSchema> = {};
  readonly #started = new Set<string>();
  readonly #spec: Spec;

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  /** Returns a schema, or the name of the component that it refers to. */
  read(node: Node): SchemaRef {
    const name = this.#componentOf(node);
    if (name === undefined) {
      return this.#build(node);
    }
    if (!this.#started.has(name)) {
      this.#started.add(name);
      this.schemas[name] = this.#build(resolve(this.#spec.document, node));
    }
    return name;
  }

  /** Returns what a source in `x-doc-sources` is called: the address of its page, or else its title. */
  sourceOf(node: Node): string | undefined {
    const id = node["x-doc-source"] as string | undefined;
    const source = id === undefined ? undefined : (this.#spec.document["x-doc-sources"]?.[id] as Node | undefined);
    return source && ((source["page"] ?? source["url"] ?? source["title"]) as string);
  }

  /** Returns the name of the component that a node consists of, apart from annotations. */
  #componentOf(node: Node): string | undefined {
    const relevant = Object.keys(node).filter((key) => CHECKED.has(key) || key === "x-doc-source");
    const [only, ...more] = relevant;
    if (more.length > 0) {
      return undefined;
    }
    const alternatives = only === "allOf" || only === "oneOf" || only === "anyOf" ? (node[only] as Node[]) : [];
    if (alternatives.length === 1 && alternatives[0]) {
      return this.#componentOf(alternatives[0]);
    }
    const reference = only === "$ref" ? (node["$ref"] as string) : "";
    return reference.startsWith(COMPONENT) ? reference.slice(COMPONENT.length) : undefined;
  }

  #build(node: Node): ResponseSchema {
    this.#rejectUnsupported(node);
    const own = this.#buildOwn(node);
    const parts: SchemaRef[] = [
      ...(node["$ref"] === undefined ? [] : [this.read({ $ref: node["$ref"] })]),
      ...((node["allOf"] ?? []) as Node[]).map((part) => this.read(part)),
    ];
    const merged = parts.map((part) => this.#resolved(part)).reduce((all, part) => this.#merge(all, part), own);
    return ["oneOf", "anyOf"].reduce<ResponseSchema>((base, key) => {
      const alternatives = node[key] as Node[] | undefined;
      return alternatives
        ? this.#distribute(
            base,
            alternatives.map((alternative) => this.read(alternative)),
          )
        : base;
    }, merged);
  }

  #buildOwn(node: Node): ResponseSchema {
    const types = node["type"] === undefined ? undefined : ([node["type"]].flat() as JsonType[]);
    const values = this.#valuesOf(node);
    const source = this.sourceOf(node);
    const properties = Object.entries((node["properties"] ?? {}) as Record<string, Node>);
    const additional = this.#additionalOf(node);
    return {
      ...(types && { types }),
      ...(values && { values }),
      ...(node["x-extensible-enum"] !== undefined && { extensible: true }),
      ...Object.fromEntries(CONSTRAINTS.filter((key) => node[key] !== undefined).map((key) => [key, node[key]])),
      ...((properties.length > 0 || node["additionalProperties"] === false) && {
        properties: Object.fromEntries(properties.map(([name, property]) => [name, this.read(property)])),
      }),
      ...(node["required"] !== undefined && { required: node["required"] as string[] }),
      ...(additional !== undefined && { additional }),
      ...(node["items"] !== undefined && { items: this.read(node["items"] as Node) }),
      ...(source !== undefined && { source }),
    };
  }

  #valuesOf(node: Node): ResponseSchema["values"] | undefined {
    const values = node["x-extensible-enum"] ?? node["enum"] ?? ("const" in node ? [node["const"]] : undefined);
    return values as ResponseSchema["values"] | undefined;
  }

  #additionalOf(node: Node): true | SchemaRef | undefined {
    const additional = node["additionalProperties"] as boolean | Node | undefined;
    if (typeof additional === "object") {
      return Object.keys(additional).length === 0 ? true : this.read(additional);
    }
    return additional === true ? true : undefined;
  }

  #resolved(ref: SchemaRef): ResponseSchema {
    if (typeof ref !== "string") {
      return ref;
    }
    const schema = this.schemas[ref];
    if (!schema) {
      throw new Error(`${this.#spec.provider}: unsupported recursion: ${ref} in its own allOf`);
    }
    return schema;
  }

  /** The schema of the values that match both. */
  #merge(one: ResponseSchema, other: ResponseSchema): ResponseSchema {
    if (one.oneOf ?? other.oneOf) {
      const [base, { oneOf = [] }] = one.oneOf ? [other, one] : [one, other];
      return this.#distribute(base, oneOf);
    }
    const source = one.source ?? other.source;
    const additional = one.additional ?? other.additional;
    return {
      ...one,
      ...other,
      ...(one.types && other.types && { types: commonTypes(one.types, other.types) }),
      ...(one.values && other.values && { values: other.values.filter((value) => one.values?.includes(value)) }),
      ...((one.properties ?? other.properties) && { properties: this.#mergeProperties(one, other) }),
      ...((one.required ?? other.required) && {
        required: [...new Set([...(one.required ?? []), ...(other.required ?? [])])],
      }),
      ...(source !== undefined && { source }),
      ...(additional !== undefined && { additional }),
    };
  }

  #mergeProperties(one: ResponseSchema, other: ResponseSchema): Record<string, SchemaRef> {
    const merged: Record<string, SchemaRef> = { ...one.properties };
    for (const [name, property] of Object.entries(other.properties ?? {})) {
      const known = merged[name];
      merged[name] =
        known === undefined || known === property
          ? property
          : this.#merge(this.#resolved(known), this.#resolved(property));
    }
    return merged;
  }

  /** A schema with alternatives: each is merged with what applies to all of them. */
  #distribute(base: ResponseSchema, alternatives: readonly SchemaRef[]): ResponseSchema {
    const { source, ...rest } = base;
    const oneOf = alternatives.map((alternative) =>
      Object.keys(rest).length === 0 ? alternative : this.#merge(rest, this.#resolved(alternative)),
    );
    return source === undefined
      ? { oneOf }
      : { oneOf: oneOf.map((alternative) => ({ source, ...this.#resolved(alternative) })) };
  }

  #rejectUnsupported(node: Node): void {
    const unknown = Object.keys(node).find(
      (key) => !CHECKED.has(key) && !ANNOTATIONS.has(key) && !key.startsWith("x-"),
    );
    if (unknown !== undefined) {
      throw new Error(`${this.#spec.provider}: unsupported keyword in the schema of a response: ${unknown}`);
    }
  }
}

/** The types that both lists allow. */
function commonTypes(one: readonly JsonType[], other: readonly JsonType[]): JsonType[] {
  const allows = (types: readonly JsonType[], type: JsonType) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [...new Set([...one, ...other])].filter((type) => allows(one, type) && allows(other, type));
}
