/** The records that the list operation of a spec returns. */
import { getPath } from "../../../src/http/json.js";
import { examplesOf } from "../../mock/rules.js";
import { below, operationsOf, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { flatten } from "./parameters.js";
import { follow, keyword, lastOf, membersOf, partsOf, variantList } from "./pointers.js";

/**
 * Returns the first list operation of a spec.
 *
 * @throws Error if there is none.
 */
export function listOperation(spec: Spec): SpecOperation {
  const found = operationsOf(spec).find(({ operation }) => operation["x-pagination"]);
  if (found === undefined) {
    throw new Error(`specs/${spec.provider}/openapi.yaml has no operation with x-pagination`);
  }
  return found;
}

/** Returns the records in the success examples of a list operation. */
export function documentedRecords(spec: Spec, { operation }: SpecOperation): Node[] {
  const path = (operation["x-pagination"]["items"] as string).split(".");
  const bodies = examplesOf(spec.document, operation).filter(({ status }) => status < 300);
  return bodies.flatMap(({ value }) => (getPath(value, path) ?? []) as Node[]);
}

/**
 * Returns the merged schema of a property in the response of a list operation by its path, such as
 * `result.metadata.total_items` or `data[].campaigns[].campaign_name`. Undefined if the spec has no such property.
 */
export function responseProperty(spec: Spec, found: SpecOperation, path: string): Node | undefined {
  const { document } = spec;
  const response = lastOf(follow(document, below("/paths", found.path, found.method, "responses", "200")));
  const [mediaType] = membersOf(keyword([response], "content"));
  let pointer = mediaType && below(mediaType.pointer, "schema");
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
  if (properties?.node[key] !== undefined) {
    return below(properties.pointer, key);
  }
  for (const variant of membersOf(variantList(parts))) {
    const inner = propertyOf(document, variant.pointer, key);
    if (inner !== undefined) {
      return inner;
    }
  }
  return undefined;
}
