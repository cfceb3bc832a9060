/** Schemas in a form in which equivalent spellings are equal. */
import type { Node } from "../../openapi/specs.js";
import { follow, type Located } from "./located.js";

/** A schema that is not expanded: the parts of a document that apply together, as in `allOf`. */
export interface SchemaSource {
  document: Node;
  parts: readonly Located[];
}

/** The alternatives of a `oneOf` or `anyOf`. */
export type BranchList = readonly SchemaSource[];

/** A normalized schema. */
export interface Schema {
  pointer: string;
  /** The types except `null`; undefined if all are valid. */
  types: ReadonlySet<string> | undefined;
  /** Whether the types are stated, and not only those of the branches. */
  hasOwnTypes: boolean;
  /** Whether `null` is valid. */
  nullable: boolean;
  /** The values of a closed enumeration except `null`. */
  values: readonly unknown[] | undefined;
  /** The known values of an open enumeration (`x-extensible-enum`). */
  knownValues: readonly unknown[] | undefined;
  /** The keywords that have one value, such as `maximum`. */
  keywords: ReadonlyMap<string, unknown>;
  properties: ReadonlyMap<string, SchemaSource>;
  required: ReadonlySet<string>;
  /** The schema of other properties; false if they are invalid. */
  otherProperties: SchemaSource | boolean;
  items: SchemaSource | undefined;
  /** The branches of each `oneOf` and `anyOf`, which apply together; `null` is not one of them. */
  branchLists: readonly BranchList[];
  /** The discriminator as canonical text. */
  discriminator: string | undefined;
  /** Keywords that document the schema. */
  words: ReadonlyMap<string, string>;
  /** Keywords that no rule compares, as canonical text. */
  others: ReadonlyMap<string, string>;
}

/** Returns the schema at a location of a document. */
export function schemaSource(document: Node, part: Located): SchemaSource {
  return { document, parts: [part] };
}

/** Returns a string that identifies a schema within its document. */
export function sourceKey({ document, parts }: SchemaSource): string {
  return parts.map((part) => follow(document, part).pointer).join("+");
}
