/** Compares the members of a part that have no rules of their own. */
import type { Node } from "../../openapi/specs.js";
import { valueOf } from "../model/bodies.js";
import { COMPILED, WORDS } from "../model/keywords.js";
import { canonical, type Located } from "../model/located.js";
import type { Context } from "./findings.js";
import { compareOthers, compareWords } from "./words.js";

/** A part with the document that contains it. */
export interface PartOf {
  document: Node;
  part: Located;
}

/** Compares the words of two versions of a part, and reports every other member that is not handled elsewhere. */
export function compareMembers(
  context: Pick<Context, "report">,
  before: PartOf,
  after: PartOf,
  { subject, handled }: { subject: string; handled: readonly string[] },
): void {
  const read = ({ document, part }: PartOf) => {
    const pick = (wanted: (key: string) => boolean) =>
      new Map(
        Object.keys(part.node)
          .filter(wanted)
          .map((key) => [key, canonical(document, part.node[key])]),
      );
    return {
      pointer: part.pointer,
      words: pick((key) => WORDS.has(key) || COMPILED.has(key)),
      others: pick((key) => !WORDS.has(key) && !COMPILED.has(key) && !handled.includes(key) && key !== "$ref"),
    };
  };
  const [old, now] = [read(before), read(after)];
  compareWords(context, old, now, subject);
  compareOthers(context, old, now, subject);
}

/** Compares the media types of parameters and headers, except for the schemas. */
export function compareMediaTypeMembers(
  context: Pick<Context, "report">,
  before: PartOf,
  after: PartOf,
  subject: string,
): void {
  const [old, now] = [valueOf(before.document, before.part).content, valueOf(after.document, after.part).content];
  if (old && now) {
    const parts = [
      { document: before.document, part: old },
      { document: after.document, part: now },
    ] as const;
    compareMembers(context, ...parts, { subject, handled: ["schema"] });
  }
}
