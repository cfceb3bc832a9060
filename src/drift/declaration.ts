/**
 * The types of the responses that a spec documents, so that `src/drift` contains no provider-specific code.
 * `scripts/generate/main.ts` writes one `ApiResponses` per spec into `generated/<provider>/validators.ts`.
 */

/** A type of JSON values. An `integer` is a `number` too. */
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** A schema, or the name of one in {@link ApiResponses.schemas}. */
export type SchemaRef = string | ResponseSchema;

/** The form that the strings, numbers and arrays of a schema must have. */
export interface Constraints {
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A schema of a response, without what the check does not need. It has `oneOf` and no other keyword, or none. */
export interface ResponseSchema extends Constraints {
  /** The allowed types. Without it, any value is. */
  readonly types?: readonly JsonType[];
  /** The known values of a scalar. */
  readonly values?: readonly (string | number | boolean | null)[];
  /** Whether more values may be added (`x-extensible-enum`). */
  readonly extensible?: true;
  readonly properties?: Readonly<Record<string, SchemaRef>>;
  readonly required?: readonly string[];
  /**
   * The schema of other properties, or `true` for any. Without it, other properties are undocumented if the schema has
   * `properties`, otherwise any is allowed.
   */
  readonly additional?: true | SchemaRef;
  readonly items?: SchemaRef;
  readonly oneOf?: readonly SchemaRef[];
  /** The documentation of this schema (`x-doc-source`). Without it, that of the schema around it. */
  readonly source?: string;
}

/** The body of a response. */
export interface BodyDeclaration {
  readonly schema: SchemaRef;
  /** Whether a body matches the schema, and has no undocumented properties or unknown values. It may be too strict. */
  readonly matches: (body: unknown) => boolean;
}

/** A documented response. */
export interface ResponseDeclaration {
  /** The names of the headers that each response has. */
  readonly headers?: readonly string[];
  /** The bodies by media type. */
  readonly content: Readonly<Record<string, BodyDeclaration>>;
}

/** The documented responses of an operation. */
export interface OperationResponses {
  /** The documentation of the operation (`x-doc-source`). */
  readonly source?: string;
  /** By status: `200`, `4XX` or `default`. */
  readonly responses: Readonly<Record<string, ResponseDeclaration>>;
}

/** The documented responses of an API. */
export interface ApiResponses {
  readonly provider: string;
  /** The operations by their name in the clients: the JSON-RPC method, or else the `operationId`. */
  readonly operations: Readonly<Record<string, OperationResponses>>;
  readonly schemas: Readonly<Record<string, ResponseSchema>>;
}
