/** The bodies of requests and responses. */
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
