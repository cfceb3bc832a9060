/** Finds the lines of a spec's file to which JSON pointers lead. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node as YamlNode,
} from "yaml";
import { pointerKeys } from "../openapi/specs.js";

/** A position in a file; the first line and column are 1. */
export interface TextPosition {
  line: number;
  column: number;
}

/** A place in a file of the project. */
export interface Place extends TextPosition {
  file: string;
  /** The revision of the file, if it is not the working tree. */
  revision?: string;
}

/**
 * Returns a function that finds the part at a JSON pointer: the position of its key, or of its start in a list.
 * If the text has no such part, it is the position of the nearest part around it.
 */
export function createPositionFinder(text: string): (pointer: string) => TextPosition {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  return (pointer) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const key of pointerKeys(pointer)) {
      const found = childOf(document, node, key);
      if (found === undefined) {
        break;
      }
      offset = found.offset;
      node = found.node;
    }
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
}

/** Returns a place as `file:line:column`, with the revision if it is not the working tree. */
export function formatPlace({ file, line, column, revision }: Place): string {
  return `${file}:${line}:${column}${revision === undefined ? "" : ` of ${revision}`}`;
}

interface Child {
  node: unknown;
  offset: number;
}

function childOf(document: Document, parent: unknown, key: string): Child | undefined {
  const target = isAlias(parent) ? parent.resolve(document) : parent;
  if (isMap(target)) {
    const pair = target.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    return pair && { node: pair.value, offset: offsetOf(pair.key) };
  }
  const item = isSeq(target) ? target.items[Number(key)] : undefined;
  return item === undefined ? undefined : { node: item, offset: offsetOf(item) };
}

function offsetOf(node: unknown): number {
  return (node as YamlNode).range?.[0] ?? 0;
}
