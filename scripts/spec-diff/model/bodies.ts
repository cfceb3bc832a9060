/** The bodies of requests and responses, and the values of parameters and headers. */
import type { Node } from "../../openapi/specs.js";
import { member, type Located } from "./located.js";
import { schemaSource, type SchemaSource } from "./schema.js";

/** A body in one media type. */
export interface Content extends Located {
  /** Undefined if the body has no schema. */
  schema: SchemaSource | undefined;
}

/** Returns the bodies of a request or response by media type, in lower case and without parameters. */
export function contentsOf(document: Node, part: Located): ReadonlyMap<string, Content> {
  return new Map(
    Object.keys((part.node["content"] ?? {}) as Node).map((mediaType) => {
      const content = member(part, "content", mediaType);
      const schema = "schema" in content.node ? schemaSource(document, member(content, "schema")) : undefined;
      return [mediaType.split(";")[0]?.trim().toLowerCase() ?? "", { ...content, schema }];
    }),
  );
}

/** The value of a parameter or header. */
export interface Value {
  schema: SchemaSource;
  /** The media type with its schema, if the value is serialized as one. */
  content: Content | undefined;
  mediaType: string | undefined;
}

/** Returns the value of a parameter or header, which has a schema or the content of one media type. */
export function valueOf(document: Node, part: Located): Value {
  const [entry] = contentsOf(document, part);
  const schema = schemaSource(document, member(part, "schema"));
  return { schema: entry?.[1].schema ?? schema, content: entry?.[1], mediaType: entry?.[0] };
}
