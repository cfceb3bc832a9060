/** Bounds in a form in which equivalent spellings are equal. */
import { LOWER_BOUNDS } from "./keywords.js";
import type { Schema } from "./schema.js";

/** Removes minimum sizes of 0, and makes the bounds of an integer inclusive. */
export function normalizeBounds(schema: Schema): Schema {
  const keywords = new Map([...schema.keywords].filter(([key, value]) => !(isLowerBound(key) && value === 0)));
  const isInteger = schema.types?.size === 1 && schema.types.has("integer");
  if (isInteger) {
    includeBound(keywords, ["minimum", "exclusiveMinimum"], (value) => Math.floor(value) + 1, Math.max);
    includeBound(keywords, ["maximum", "exclusiveMaximum"], (value) => Math.ceil(value) - 1, Math.min);
  }
  return { ...schema, keywords };
}

function isLowerBound(key: string): boolean {
  return LOWER_BOUNDS.some((bound) => bound === key);
}

function includeBound(
  keywords: Map<string, unknown>,
  [inclusive, exclusive]: readonly [string, string],
  include: (value: number) => number,
  choose: (...values: number[]) => number,
): void {
  const [bound, other] = [keywords.get(exclusive), keywords.get(inclusive)];
  if (typeof bound === "number") {
    keywords.delete(exclusive);
    keywords.set(inclusive, choose(include(bound), ...(typeof other === "number" ? [other] : [])));
  }
}
