/** The document for Redoc: the extensions of a spec are written into descriptions as notes, and then removed. */
import type { RequestExample } from "../../../website/src/lib/site-data.js";
import { operationsOf, type Node, type Spec } from "../../openapi/specs.js";
import { operationFacts } from "./facts.js";
import { notesOf, SHOWN } from "./notes.js";
import { placesOf, type Place } from "./places.js";
import { getNode, nodesWith, partsOf } from "./pointers.js";
import { sourcesOf } from "./sources.js";

/** What the builder adds to a spec besides notes. */
export interface Additions {
  /** Markdown that follows the description of the API. */
  sections: string[];
  /** The request examples by `operationId`. Redoc shows the samples of the first one. */
  samples: Map<string, RequestExample[]>;
}

/**
 * Returns the document for the page of a spec.
 *
 * @throws Error that names the pointer of a note that the page would not show.
 */
export function documentFor(spec: Spec, { sections, samples }: Additions): Node {
  const places = placesOf(spec);
  checkShown(spec, places);
  const document = structuredClone(spec.document);
  const written = new Set<string>();
  for (const place of places) {
    if (!written.has(place.pointer)) {
      describe(spec.document, document, place);
    }
    written.add(place.pointer);
  }
  for (const { operation } of operationsOf({ ...spec, document })) {
    const [example] = samples.get(operation["operationId"] as string) ?? [];
    if (example !== undefined) {
      operation["x-codeSamples"] = [
        { lang: "Shell", label: "curl", source: example.curl.live },
        { lang: "TypeScript", label: "TypeScript", source: example.typescript.live },
      ];
    }
  }
  document["info"]["description"] = [document["info"]["description"], ...sections].filter(Boolean).join("\n\n");
  return withoutExtensions(document);
}

/** Writes the descriptions and notes of a place into the description that Redoc shows there. */
function describe(source: Node, copy: Node, { pointer, nodes, holder }: Place): void {
  if (holder !== undefined) {
    inlineVariants(source, copy, holder);
  }
  const node = getNode(copy, pointer);
  const own = descriptionOf(source, holder === undefined ? pointer : (nodes.at(-1) ?? pointer));
  const holderDescription = holder && descriptionOf(source, holder.pointer);
  const facts = node["operationId"] === undefined ? undefined : operationFacts(node);
  const notes = nodes.flatMap((other) => notesOf(getNode(source, other), sourcesOf(source)));
  const texts = [...new Set([holderDescription, own]), facts, ...new Set(notes)].filter(Boolean);
  if (texts.length > 0) {
    node["description"] = texts.join("\n\n");
  }
}

/** Returns the description that Redoc would show: that of the node, or of the node that it refers to. */
function descriptionOf(document: Node, pointer: string): string | undefined {
  const found = partsOf(document, pointer).find(({ node }) => node["description"] !== undefined);
  return (found?.node["description"] as string | undefined)?.trim();
}

/** Copies the variants of a referenced `oneOf` into the schema, so that they can have notes for this place. */
function inlineVariants(source: Node, copy: Node, { pointer, list }: { pointer: string; list: string }): void {
  const node = getNode(copy, pointer);
  const key = list.slice(list.lastIndexOf("/") + 1);
  if (node[key] !== undefined) {
    return;
  }
  delete node["$ref"];
  delete node["allOf"];
  node[key] = structuredClone(getNode(source, list));
}

/** Throws if an extension that must be shown is at a node that no place shows. */
function checkShown(spec: Spec, places: Place[]): void {
  const shown = new Set(places.flatMap(({ nodes }) => nodes));
  for (const name of Object.keys(SHOWN)) {
    for (const { pointer } of nodesWith(spec.document, name)) {
      if (shown.has(pointer)) {
        continue;
      }
      throw new Error(`specs/${spec.provider}/openapi.yaml: the page would not show the ${name} at ${pointer}`);
    }
  }
}

/** Extensions that Redoc supports. */
const KEPT = new Set(["x-codeSamples"]);

/** Returns a copy without extensions. In a map, the keys are names from the API, and all of them are kept. */
function withoutExtensions(value: Node, isMap = false): Node {
  const entries = Object.entries(value).filter(([key]) => isMap || !key.startsWith("x-") || KEPT.has(key));
  const members = entries.map(([key, member]) => [key, copyMember(key, member, isMap)]);
  return Object.fromEntries(members) as Node;
}

/** OpenAPI keywords whose values are maps. */
const MAPS = new Set(["properties", "patternProperties", "examples", "headers", "variables"]);

function copyMember(key: string, member: unknown, isMap: boolean): unknown {
  if (!isMap && ["value", "example", "default", "enum"].includes(key)) {
    return member;
  }
  if (Array.isArray(member)) {
    return member.map((item) => copyMember("", item, false));
  }
  if (typeof member !== "object" || member === null) {
    return member;
  }
  return withoutExtensions(member, !isMap && MAPS.has(key));
}
