/** The records that the list operation of a spec returns. */
import { getPath } from "../../../src/http/json.js";
import { examplesOf } from "../../mock/rules.js";
import { operationsOf, resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";

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
export function responseProperty({ document }: Spec, { operation }: SpecOperation, path: string): Node | undefined {
  const response = resolve(document, operation["responses"]["200"] as Node);
  const [media] = Object.values(response["content"] as Record<string, Node>);
  let found = media?.["schema"] as Node | undefined;
  for (const key of path.split(/\.|(?=\[\])/)) {
    found = found && memberOf(document, found, key);
  }
  return found && { ...resolve(document, found), ...found };
}

/** Returns the schema of a property or, for `[]`, of the items. One variant of a `oneOf` or `anyOf` may have it. */
function memberOf(document: Node, reference: Node, key: string): Node | undefined {
  const schema = resolve(document, reference);
  if (key === "[]") {
    return schema["items"] as Node | undefined;
  }
  const variants = ((schema["oneOf"] ?? schema["anyOf"] ?? []) as Node[]).map((variant) => resolve(document, variant));
  return [schema, ...variants].map((variant) => variant["properties"]?.[key] as Node | undefined).find(Boolean);
}
