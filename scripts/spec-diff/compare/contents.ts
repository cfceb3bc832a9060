/** Compares the media types and schemas of bodies. */
import type { Node } from "../../openapi/specs.js";
import { contentsOf, type Content } from "../model/bodies.js";
import type { Located } from "../model/located.js";
import { compareMembers } from "./parts.js";
import type { Context } from "./findings.js";
import { anySchema, compareSchemas, isSameSchema } from "./schemas.js";

/** A request body or response with the document that contains it. */
export interface Body {
  document: Node;
  part: Located;
}

/** Compares two versions of a request body or response. */
export function compareContents(context: Context, before: Body, after: Body, subject: string): void {
  const [old, now] = [contentsOf(before.document, before.part), contentsOf(after.document, after.part)];
  const removed = [...old.keys()].filter((mediaType) => !now.has(mediaType));
  const added = [...now.keys()].filter((mediaType) => !old.has(mediaType));
  const pointer = `${after.part.pointer}/content`;
  const isReplaced = removed.length === old.size && removed.length === 1 && added.length > 0;
  if (isReplaced) {
    context.report({ rule: "media-type-replaced", pointer, subject, before: removed, after: added });
    compareContent(context, before, after, [old.get(String(removed[0])), now.get(String(added[0]))], subject);
  } else {
    if (removed.length > 0) {
      context.report({ rule: "media-type-removed", pointer, subject, before: removed });
    }
    if (added.length > 0) {
      context.report({ rule: "media-type-added", pointer, subject, after: added });
    }
  }
  for (const [mediaType, content] of old) {
    compareContent(context, before, after, [content, now.get(mediaType)], subject);
  }
}

function compareContent(
  context: Context,
  before: Body,
  after: Body,
  [old, now]: [Content | undefined, Content | undefined],
  subject: string,
): void {
  if (!old || !now) {
    return;
  }
  compareMembers(
    context,
    { document: before.document, part: old },
    { document: after.document, part: now },
    { subject, handled: ["schema"] },
  );
  const known = old.schema ?? now.schema;
  if (known) {
    compareSchemas(context, old.schema ?? anySchema(known), now.schema ?? anySchema(known), subject);
  }
}

/** Whether two bodies have the same media types and schemas. */
export function isSameBody(before: Body, after: Body): boolean {
  const [old, now] = [contentsOf(before.document, before.part), contentsOf(after.document, after.part)];
  return (
    old.size === now.size &&
    [...old].every(([mediaType, { schema }]) => {
      const other = now.get(mediaType)?.schema;
      return schema === undefined || other === undefined ? schema === other : isSameSchema(schema, other);
    })
  );
}

/** Whether a body has a schema that describes it. */
export function hasSchema({ document, part }: Body): boolean {
  const contents = [...contentsOf(document, part).values()];
  return contents.every(
    ({ schema }) => schema !== undefined && schema.parts.some(({ node }) => Object.keys(node).length > 0),
  );
}
