/**
 * The places of a spec's page where Redoc shows descriptions, with their fragments. A description of a schema is shown
 * wherever the schema is used, because Redoc drops the description of a schema that is only referred to.
 */
import { below, operationsOf, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { follow, keyword, lastOf, membersOf, partsOf, variantList, type Located } from "./pointers.js";

/** A part of a page that has a description. */
export interface Place {
  /** Pointer of the node whose description Redoc shows. */
  pointer: string;
  /** Pointers of the nodes that the part describes: the node itself, and the nodes that it refers to. */
  nodes: string[];
  /** The fragment of the part's URL. */
  fragment: string;
  /** Short name of the part, such as the path of a property or the name of a parameter. */
  name: string;
  /** Summary of the operation that the part belongs to. */
  operation?: string;
  /** Only for a variant of a `oneOf` or `anyOf`: the schema that uses the variants, and the list that declares them. */
  holder?: { pointer: string; list: string };
}

/** The places of one operation, while they are collected. */
interface OperationPlaces {
  document: Node;
  /** Summary of the operation. */
  summary: string;
  /** The operation in fragments: `tag/operationid`. */
  slug: string;
  places: Place[];
}

/** A schema in the body of a request or response. */
interface SchemaPosition {
  pointer: string;
  /** The part of the fragment after the operation. */
  id: string;
  /** Path of the property, such as `numbers[].id`. Empty for the whole body. */
  name: string;
  /** Pointers of the schemas that contain this one. They end the recursion into a schema that contains itself. */
  ancestors: readonly string[];
}

/** Returns the fragment of an operation. */
export function operationFragment(operation: Node): string {
  const [tag = ""] = operation["tags"] as string[];
  return `#/${slugOf(tag)}/${slugOf(operation["operationId"] as string)}`;
}

/** Returns the form of a tag or an `operationId` in fragments. */
function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/\W+/g, "-");
}

/** Returns all places of a spec's page, in reading order. */
export function placesOf(spec: Spec): Place[] {
  return [...documentPlaces(spec.document), ...operationsOf(spec).flatMap((found) => operationPlaces(spec, found))];
}

/** Returns the places outside the operations. */
function documentPlaces(document: Node): Place[] {
  const at = (pointer: string, name: string, fragment = "#/"): Place => ({ pointer, nodes: [pointer], fragment, name });
  const list = (name: string) => membersOf(keyword([{ pointer: "", node: document }], name));
  const schemes = Object.keys((document["components"]?.["securitySchemes"] ?? {}) as Node);
  return [
    { ...at("/info", "the API as a whole"), nodes: ["/info", ""] },
    ...schemes.map((name) =>
      at(below("/components/securitySchemes", name), `security scheme ${name}`, "#/section/authentication"),
    ),
    ...list("servers").flatMap((server) => [
      at(server.pointer, `server ${server.node["url"]}`),
      ...membersOf(keyword([server], "variables")).map(({ pointer, key }) => at(pointer, `server variable ${key}`)),
    ]),
    ...list("tags").map(({ pointer, node }) =>
      at(pointer, `tag ${node["name"]}`, `#/${slugOf(node["name"] as string)}`),
    ),
  ];
}

function operationPlaces({ document }: Spec, { path, method, operation }: SpecOperation): Place[] {
  const pathItem = below("/paths", path);
  const pointer = below(pathItem, method);
  const slug = operationFragment(operation).slice(2);
  const found: OperationPlaces = { document, summary: operation["summary"] as string, slug, places: [] };
  addPlace(found, { pointer, nodes: [pointer, pathItem], fragment: `#/${slug}`, name: "the operation" });
  for (const holder of [pathItem, pointer]) {
    addParameters(found, holder);
  }
  if (operation["requestBody"] !== undefined) {
    addBody(found, below(pointer, "requestBody"), "t=request", "request body", `#/${slug}#${slug}/request`);
  }
  for (const code of Object.keys((operation["responses"] ?? {}) as Node)) {
    const fragment = `#/${slug}#${slug}/response&c=${code.toLowerCase()}/body`;
    addBody(found, below(pointer, "responses", code), `t=response&c=${code}`, `response ${code}`, fragment);
  }
  return found.places;
}

function addPlace({ places, summary }: OperationPlaces, place: Place): void {
  places.push({ ...place, operation: summary });
}

function pointersOf(parts: Located[]): string[] {
  return parts.map(({ pointer }) => pointer);
}

/** Adds the parameters of an operation or a path item. */
function addParameters(found: OperationPlaces, holder: string): void {
  const { document, slug } = found;
  for (const reference of membersOf(keyword([follow(document, holder)[0]], "parameters"))) {
    const chain = follow(document, reference.pointer);
    const { pointer, node } = lastOf(chain);
    const schema = node["schema"] === undefined ? [] : partsOf(document, below(pointer, "schema"));
    const id = `t=request&in=${node["in"]}&path=${node["name"]}`.toLowerCase();
    addPlace(found, {
      pointer,
      nodes: [...pointersOf(chain), ...pointersOf(schema)],
      fragment: `#/${slug}#${slug}/${id}`,
      name: `${node["in"]} parameter ${node["name"]}`,
    });
  }
}

/** Adds a request body or a response. Its description is followed by the description of its schema. */
function addBody(found: OperationPlaces, holder: string, id: string, name: string, fragment: string): void {
  const { document } = found;
  const chain = follow(document, holder);
  const { pointer, node } = lastOf(chain);
  const mediaTypes = Object.keys((node["content"] ?? {}) as Node);
  const schemas = mediaTypes.map((type) => ({ type, pointer: below(pointer, "content", type, "schema") }));
  const roots = schemas.flatMap((schema) => pointersOf(partsOf(document, schema.pointer)));
  addPlace(found, { pointer, nodes: [...new Set([...pointersOf(chain), ...roots])], fragment, name });
  for (const schema of schemas) {
    const type = schemas.length > 1 ? `&ct=${schema.type}` : "";
    const bodyId = `${id}${type}&path=`.toLowerCase();
    addMembers(found, { pointer: schema.pointer, id: bodyId, name: "", ancestors: [] });
  }
}

/** Adds a property, or another schema that has its own place, and the schemas inside it. */
function addSchema(found: OperationPlaces, position: SchemaPosition): void {
  const { document, slug } = found;
  const { pointer, id, name } = position;
  const parts = partsOf(document, pointer);
  const itemParts = itemPartsOf(document, parts);
  // Redoc has no place for the description of objects in a list, and shows a variant's instead of its holder's.
  const nodes = pointersOf([...parts, ...(keyword(itemParts, "properties") ? itemParts : [])]);
  const place = { pointer, nodes, fragment: `#/${slug}#${slug}/${id}`, name };
  const list = variantList(parts);
  if (list === undefined) {
    addPlace(found, place);
  } else {
    addVariantPlaces(found, place, list);
  }
  addMembers(found, position);
}

/** Adds a place for each variant of a schema, except `null`. */
function addVariantPlaces(found: OperationPlaces, holder: Place, list: Located): void {
  const key = list.pointer.slice(list.pointer.lastIndexOf("/") + 1);
  for (const variant of membersOf(list).filter(({ node }) => node["type"] !== "null")) {
    addPlace(found, {
      ...holder,
      pointer: below(holder.pointer, key, variant.key),
      nodes: [...holder.nodes, ...pointersOf(partsOf(found.document, variant.pointer))],
      holder: { pointer: holder.pointer, list: list.pointer },
    });
  }
}

/** Adds the schemas inside a schema: its properties, items, additional properties and variants. */
function addMembers(found: OperationPlaces, position: SchemaPosition): void {
  const parts = partsOf(found.document, position.pointer);
  const { pointer } = lastOf(parts);
  if (position.ancestors.includes(pointer)) {
    return;
  }
  const holder = { ...position, ancestors: [...position.ancestors, pointer] };
  addProperties(found, holder, parts);
  addItems(found, holder, parts);
  addAdditionalProperties(found, holder, parts);
  for (const variant of membersOf(variantList(parts))) {
    addMembers(found, { ...holder, pointer: variant.pointer, id: `${holder.id}&oneof=${variant.key}` });
  }
}

function addProperties(found: OperationPlaces, holder: SchemaPosition, parts: Located[]): void {
  for (const { key, pointer } of membersOf(keyword(parts, "properties"))) {
    const name = holder.name === "" ? key : `${holder.name}.${key}`;
    addSchema(found, { ...holder, pointer, id: memberId(holder, key.toLowerCase()), name });
  }
}

/** Adds the items of an array. Redoc shows scalar items as a property `[i]`, and the members of objects directly. */
function addItems(found: OperationPlaces, holder: SchemaPosition, parts: Located[]): void {
  const items = keyword(parts, "items");
  if (items === undefined || Array.isArray(items.node)) {
    return;
  }
  const itemParts = partsOf(found.document, items.pointer);
  const name = `${holder.name}[]`;
  if (["properties", "oneOf", "anyOf"].some((key) => keyword(itemParts, key) !== undefined)) {
    addMembers(found, { ...holder, pointer: items.pointer, id: `${holder.id}[]`, name });
  } else {
    addSchema(found, { ...holder, pointer: items.pointer, id: memberId(holder, "[i]"), name });
  }
}

function addAdditionalProperties(found: OperationPlaces, holder: SchemaPosition, parts: Located[]): void {
  const additional = keyword(parts, "additionalProperties");
  if (typeof additional?.node === "object") {
    const id = memberId(holder, "property name*");
    addSchema(found, { ...holder, pointer: additional.pointer, id, name: `${holder.name}.*` });
  }
}

function memberId({ id }: SchemaPosition, member: string): string {
  return id.endsWith("path=") ? id + member : `${id}/${member}`;
}

function itemPartsOf(document: Node, parts: Located[]): Located[] {
  const items = keyword(parts, "items");
  return items === undefined || Array.isArray(items.node) ? [] : partsOf(document, items.pointer);
}
