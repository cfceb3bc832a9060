/** The records that a spec's lists return: where they are, and the documented ones. */
import { examplesOf } from "../mock-rules.js";
import { operationsOf, type Node, type Spec, type SpecOperation } from "../specs.js";
import { dig, flatten } from "./parameters.js";
import { below, follow, keyword, partsOf } from "./pointers.js";

/** The first operation of a spec that lists. Throws an error where there is none. */
export function listOperation(spec: Spec): SpecOperation {
  const found = operationsOf(spec).find(({ operation }) => operation["x-paging"]);
  if (found === undefined) throw new Error(`specs/${spec.provider}/openapi.yaml has no operation with x-paging`);
  return found;
}

/** The records in the examples of a list's success. */
export function documentedRecords(spec: Spec, { operation }: SpecOperation): Node[] {
  const path = (operation["x-paging"]["items"] as string).split(".");
  const bodies = examplesOf(spec.document, operation).filter(({ status }) => status < 300);
  return bodies.flatMap(({ value }) => (dig(value, path) ?? []) as Node[]);
}

/**
 * The schema of a property of a list's answer, by its path (`result.metadata.total_items`), or by its path in a record
 * (`campaigns[].campaign_name`) after the path of the items; undefined where the spec has none.
 */
export function answerSchema(spec: Spec, found: SpecOperation, path: string): Node | undefined {
  const { document } = spec;
  const response = follow(document, below("/paths", found.path, found.method, "responses", "200")).at(-1)!;
  const [type] = Object.keys(response.node["content"] as Node);
  let pointer: string | undefined = below(response.pointer, "content", type!, "schema");
  for (const key of path.replaceAll("[]", ".[]").split(".")) {
    pointer = pointer && (key === "[]" ? itemsOf(document, pointer) : propertyOf(document, pointer, key));
  }
  return pointer === undefined ? undefined : flatten(document, pointer);
}

function itemsOf(document: Node, pointer: string): string | undefined {
  return keyword(partsOf(document, pointer), "items")?.pointer;
}

function propertyOf(document: Node, pointer: string, key: string): string | undefined {
  const parts = partsOf(document, pointer);
  const properties = keyword(parts, "properties");
  if (properties?.node[key] !== undefined) return below(properties.pointer, key);
  const variants = keyword(parts, "oneOf") ?? keyword(parts, "anyOf");
  for (const index of ((variants?.node ?? []) as Node[]).keys()) {
    const inner = propertyOf(document, below(variants!.pointer, index), key);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
