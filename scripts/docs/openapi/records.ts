/** The records that a spec's lists return: where they are, and the documented ones. */
import { examplesOf } from "../../mock/rules.js";
import { operationsOf, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { dig, flatten } from "./parameters.js";
import { below, follow, keyword, partsOf } from "./pointers.js";

/** The first operation of a spec that lists. Throws an error where there is none. */
export function listOperation(spec: Spec): SpecOperation {
  const found = operationsOf(spec).find(({ operation }) => operation["x-pagination"]);
  if (found === undefined) {
    throw new Error(`specs/${spec.provider}/openapi.yaml has no operation with x-pagination`);
  }
  return found;
}

/** The records in the examples of a list's success. */
export function documentedRecords(spec: Spec, { operation }: SpecOperation): Node[] {
  const path = (operation["x-pagination"]["items"] as string).split(".");
  const bodies = examplesOf(spec.document, operation).filter(({ status }) => status < 300);
  return bodies.flatMap(({ value }) => (dig(value, path) ?? []) as Node[]);
}

/** A property of an answer: the keywords of its schema, and all that the spec says of it. */
export interface AnswerProperty {
  schema: Node;
  text: string;
}

/**
 * A property of a list's answer, by its path (`result.metadata.total_items`), or by its path in a record
 * (`campaigns[].campaign_name`) after the path of the items; undefined where the spec has none.
 */
export function answerProperty(spec: Spec, found: SpecOperation, path: string): AnswerProperty | undefined {
  const { document } = spec;
  const response = follow(document, below("/paths", found.path, found.method, "responses", "200")).at(-1)!;
  const [type] = Object.keys(response.node["content"] as Node);
  let pointer: string | undefined = below(response.pointer, "content", type!, "schema");
  for (const key of path.replaceAll("[]", ".[]").split(".")) {
    pointer = pointer && (key === "[]" ? itemsOf(document, pointer) : propertyOf(document, pointer, key));
  }
  if (pointer === undefined) {
    return undefined;
  }
  const texts = partsOf(document, pointer).flatMap(
    ({ node }) => (node["description"] as string | undefined)?.trim() ?? [],
  );
  return { schema: flatten(document, pointer), text: [...new Set(texts)].join(" ") };
}

function itemsOf(document: Node, pointer: string): string | undefined {
  return keyword(partsOf(document, pointer), "items")?.pointer;
}

function propertyOf(document: Node, pointer: string, key: string): string | undefined {
  const parts = partsOf(document, pointer);
  const properties = keyword(parts, "properties");
  if (properties?.node[key] !== undefined) {
    return below(properties.pointer, key);
  }
  const variants = keyword(parts, "oneOf") ?? keyword(parts, "anyOf");
  for (const index of ((variants?.node ?? []) as Node[]).keys()) {
    const inner = propertyOf(document, below(variants!.pointer, index), key);
    if (inner !== undefined) {
      return inner;
    }
  }
  return undefined;
}
