/** Describes one value that was found, for a finding. */
import { maskName, maskValue } from "./mask.js";

/** The limits of an example. */
const MAX = { depth: 3, members: 5, textLength: 60, length: 160 };

/** Returns a value as JSON text of bounded length, with letters and digits masked. What is cut ends with `…`. */
export function formatExample(value: unknown): string {
  return cut(JSON.stringify(toBounded(value, 0)), MAX.length);
}

/** A masked copy of the value with few members. The time does not depend on the size of the value. */
function toBounded(value: unknown, depth: number): unknown {
  if (typeof value === "string") {
    return cut(maskValue(value.slice(0, MAX.textLength + 1)) as string, MAX.textLength);
  }
  if (typeof value !== "object" || value === null) {
    return maskValue(value);
  }
  if (depth === MAX.depth) {
    return "…";
  }
  if (Array.isArray(value)) {
    return value.slice(0, MAX.members).map((item) => toBounded(item, depth + 1));
  }
  return Object.fromEntries(
    firstEntries(value).map(([name, member]) => [cut(maskName(name), MAX.textLength), toBounded(member, depth + 1)]),
  );
}

function firstEntries(object: object): [string, unknown][] {
  const entries: [string, unknown][] = [];
  for (const name in object) {
    if (entries.length === MAX.members) {
      break;
    }
    entries.push([name, (object as Record<string, unknown>)[name]]);
  }
  return entries;
}

function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
