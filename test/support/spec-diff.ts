/** The cases of `test/spec-diff/catalog/`: edits of a spec with their verdicts. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { pointerKeys, type Node } from "../../scripts/openapi/specs.js";
import type { Change } from "../../scripts/spec-diff/change.js";

const folder = new URL("../spec-diff/catalog/", import.meta.url);

/** An edit: sets or removes what JSON pointers name. */
export interface Edit {
  set?: Record<string, unknown>;
  remove?: string[];
}

/** A case: an edit of the base spec, and its verdict. */
export interface CatalogCase extends Edit {
  name: string;
  /** An edit of both versions. */
  given?: Edit;
  /** The required bump; an effect and a direction if it is not `none`. */
  bump: Change["bump"];
  effect?: Change["effect"];
  direction?: Change["direction"];
  /** The rule of the most important change, where it matters that the change is recognized as this one. */
  rule?: string;
}

/** Returns all cases. */
export function readCatalog(): CatalogCase[] {
  const files = readdirSync(folder).filter((file) => file !== "base.yaml");
  return files.sort().flatMap((file) => parse(readFileSync(new URL(file, folder), "utf8")) as CatalogCase[]);
}

/** Returns the two versions of the spec of a case. */
export function versionsOf(found: CatalogCase): { before: Node; after: Node } {
  const before = applyEdit(readBase(), found.given ?? {});
  return { before, after: applyEdit(structuredClone(before), found) };
}

/** Returns the spec that the cases edit. */
export function readBase(): Node {
  return parse(readFileSync(new URL("base.yaml", folder), "utf8")) as Node;
}

function applyEdit(document: Node, { set = {}, remove = [] }: Edit): Node {
  for (const pointer of remove) {
    const { holder, key } = holderOf(document, pointer);
    if (!(key in holder)) {
      throw new Error(`nothing to remove at ${pointer}`);
    }
    if (Array.isArray(holder)) {
      holder.splice(Number(key), 1);
    } else {
      Reflect.deleteProperty(holder, key);
    }
  }
  for (const [pointer, value] of Object.entries(set)) {
    const { holder, key } = holderOf(document, pointer);
    holder[key === "-" ? String(holder["length"]) : key] = structuredClone(value);
  }
  return document;
}

function holderOf(document: Node, pointer: string): { holder: Node; key: string } {
  const keys = pointerKeys(expandPointer(pointer));
  const key = keys.pop() ?? "";
  const holder = keys.reduce<Node>((node, name) => {
    if (node[name] === undefined) {
      throw new Error(`unresolved reference: ${pointer}`);
    }
    return node[name] as Node;
  }, document);
  return { holder, key };
}

/** The beginnings of pointers that the cases use. */
const PLACES: Record<string, string> = {
  schema: "/components/schemas",
  list: "/paths/~1accounts~1{account}~1numbers/get",
  update: "/paths/~1numbers~1{id}/put",
};

function expandPointer(pointer: string): string {
  const [place = "", ...rest] = pointer.split("/");
  return place === "" ? pointer : [PLACES[place], ...rest].join("/");
}
