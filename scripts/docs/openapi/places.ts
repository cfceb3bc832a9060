/**
 * Where Redoc shows the nodes of a spec: the part of the page, and its fragment. What is said of a schema is shown
 * wherever the schema is used, since Redoc drops the description of a schema that is only referred to.
 */
import { operationsOf, type Node, type Spec } from "../../openapi/specs.js";
import { below, follow, keyword, partsOf, type Located } from "./pointers.js";

/** One part of a page that has a description. */
export interface Place {
  /** Pointer of the node whose description Redoc shows there. */
  at: string;
  /** Pointers of the nodes that it tells of: itself, and what it refers to. */
  nodes: string[];
  /** The address of the part within the page. */
  fragment: string;
  /** What the part is, in a few words: a property's path, a parameter's name. */
  name: string;
  /** The summary of the operation that it is a part of. */
  operation?: string;
  /** For a variant of a `oneOf`: the schema that has it there, and the one that lists the variants. */
  holder?: { at: string; list: string };
}

/** The part of a page that is about one operation. */
interface Scope {
  document: Node;
  operation: string;
  slug: string;
  places: Place[];
}

/** A tag's or an operation's name as it stands in fragments. */
function slugOf(...names: string[]): string {
  return names.map((name) => name.toLowerCase().replaceAll(/\W+/g, "-")).join("/");
}

/** The fragment of an operation. */
export function operationFragment(operation: Node): string {
  return `#/${slugOf((operation["tags"] as string[])[0]!, operation["operationId"] as string)}`;
}

/** All places of a spec's page, in reading order. */
export function placesOf(spec: Spec): Place[] {
  const { document } = spec;
  const whole = (at: string, name: string, fragment = "#/"): Place => ({ at, nodes: [at], fragment, name });
  const schemes = Object.keys((document["components"]?.["securitySchemes"] ?? {}) as Node);
  return [
    { ...whole("/info", "the API as a whole"), nodes: ["/info", ""] },
    ...schemes.map((name) =>
      whole(below("/components/securitySchemes", name), `security scheme ${name}`, "#/section/authentication"),
    ),
    ...((document["servers"] ?? []) as Node[]).flatMap((server, index) => [
      whole(below("/servers", index), `server ${server["url"]}`),
      ...Object.keys((server["variables"] ?? {}) as Node).map((name) =>
        whole(below("/servers", index, "variables", name), `server variable ${name}`),
      ),
    ]),
    ...((document["tags"] ?? []) as Node[]).map((tag, index) =>
      whole(below("/tags", index), `tag ${tag["name"]}`, `#/${slugOf(tag["name"] as string)}`),
    ),
    ...operationsOf(spec).flatMap(({ path, method, operation }) => operationPlaces(document, path, method, operation)),
  ];
}

function operationPlaces(document: Node, path: string, method: string, operation: Node): Place[] {
  const item = below("/paths", path);
  const own = below(item, method);
  const slug = operationFragment(operation).slice(2);
  const scope: Scope = { document, operation: operation["summary"] as string, slug, places: [] };
  addPlace(scope, { at: own, nodes: [own, item], fragment: `#/${scope.slug}`, name: "the operation" });
  for (const holder of [item, own]) {
    addParameters(scope, holder);
  }
  if (operation["requestBody"] !== undefined) {
    addContent(scope, below(own, "requestBody"), "t=request", "request body", `#/${scope.slug}#${scope.slug}/request`);
  }
  for (const code of Object.keys((operation["responses"] ?? {}) as Node)) {
    const fragment = `#/${scope.slug}#${scope.slug}/response&c=${code.toLowerCase()}/body`;
    addContent(scope, below(own, "responses", code), `t=response&c=${code}`, `response ${code}`, fragment);
  }
  return scope.places;
}

function addPlace({ places, operation }: Scope, place: Place): void {
  places.push({ ...place, operation });
}

function pointers(parts: Located[]): string[] {
  return parts.map(({ pointer }) => pointer);
}

function addParameters(scope: Scope, holder: string): void {
  const { document, slug } = scope;
  const parameters = (follow(document, holder)[0]!.node["parameters"] ?? []) as Node[];
  for (const index of parameters.keys()) {
    const chain = follow(document, below(holder, "parameters", index));
    const { pointer, node } = chain.at(-1)!;
    const schema = node["schema"] === undefined ? [] : partsOf(document, below(pointer, "schema"));
    const id = `t=request&in=${node["in"]}&path=${node["name"]}`.toLowerCase();
    addPlace(scope, {
      at: pointer,
      nodes: [...pointers(chain), ...pointers(schema)],
      fragment: `#/${slug}#${slug}/${id}`,
      name: `${node["in"]} parameter ${node["name"]}`,
    });
  }
}

/** A request body or a response: its own description is followed by what is said of its content's schema. */
function addContent(scope: Scope, holder: string, id: string, name: string, fragment: string): void {
  const { document } = scope;
  const chain = follow(document, holder);
  const { pointer, node } = chain.at(-1)!;
  const types = Object.keys((node["content"] ?? {}) as Node);
  const schemas = types.map((type) => below(pointer, "content", type, "schema"));
  const roots = schemas.flatMap((schema) => pointers(partsOf(document, schema)));
  addPlace(scope, { at: pointer, nodes: [...new Set([...pointers(chain), ...roots])], fragment, name });
  for (const [index, schema] of schemas.entries()) {
    const type = types.length > 1 ? `&ct=${types[index]}` : "";
    addMembers(scope, schema, `${id}${type}&path=`.toLowerCase(), "", []);
  }
}

/** A property, or another schema that stands in a place of its own. */
function addSchema(scope: Scope, at: string, id: string, name: string, above: string[]): void {
  const { document, slug } = scope;
  const parts = partsOf(document, at);
  const fragment = `#/${slug}#${slug}/${id}`;
  const items = keyword(parts, "items");
  const itemParts = items && !Array.isArray(items.node) ? partsOf(document, items.pointer) : [];
  // Redoc has no place for the description of objects in a list, and shows a variant's instead of its holder's.
  const nodes = pointers([...parts, ...(keyword(itemParts, "properties") ? itemParts : [])]);
  const list = keyword(parts, "oneOf") ?? keyword(parts, "anyOf");
  if (list === undefined) {
    addPlace(scope, { at, nodes, fragment, name });
  } else {
    const key = list.pointer.endsWith("/oneOf") ? "oneOf" : "anyOf";
    for (const [index, variant] of (list.node as unknown as Node[]).entries()) {
      if (variant["type"] === "null") {
        continue;
      }
      const own = pointers(partsOf(document, below(list.pointer, index)));
      const place = { at: below(at, key, index), nodes: [...nodes, ...own], fragment, name };
      addPlace(scope, { ...place, holder: { at, list: list.pointer } });
    }
  }
  addMembers(scope, at, id, name, above);
}

/** What is below a schema. Each schema is entered once on the way down, since some hold themselves. */
function addMembers(scope: Scope, at: string, id: string, name: string, above: string[]): void {
  const { document } = scope;
  const parts = partsOf(document, at);
  const inside = parts.at(-1)!.pointer;
  if (above.includes(inside)) {
    return;
  }
  const stack = [...above, inside];
  const join = id.endsWith("path=") ? "" : "/";
  const properties = keyword(parts, "properties");
  for (const key of Object.keys(properties?.node ?? {})) {
    const dotted = name === "" ? key : `${name}.${key}`;
    addSchema(scope, below(properties!.pointer, key), `${id}${join}${key.toLowerCase()}`, dotted, stack);
  }
  const items = keyword(parts, "items");
  if (items !== undefined && !Array.isArray(items.node)) {
    const itemParts = partsOf(document, items.pointer);
    const plain = ["properties", "oneOf", "anyOf"].every((key) => keyword(itemParts, key) === undefined);
    if (plain) {
      addSchema(scope, items.pointer, `${id}${join}[i]`, `${name}[]`, stack);
    } else {
      addMembers(scope, items.pointer, `${id}[]`, `${name}[]`, stack);
    }
  }
  const rest = keyword(parts, "additionalProperties");
  if (rest !== undefined && typeof rest.node === "object") {
    addSchema(scope, rest.pointer, `${id}${join}property name*`, `${name}.*`, stack);
  }
  const list = keyword(parts, "oneOf") ?? keyword(parts, "anyOf");
  for (const index of ((list?.node ?? []) as Node[]).keys()) {
    addMembers(scope, below(list!.pointer, index), `${id}&oneof=${index}`, name, stack);
  }
}
