import type { ItemId } from "./page-fields.js";

/** A lower-case UUID, after a prefix of up to three letters that says what it identifies. */
const UUID = /^([a-z]{0,3})[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Where the groups of four hexadecimal digits of a UUID start. */
const DIGIT_GROUPS = [0, 4, 9, 14, 19, 24, 28, 32] as const;

/**
 * The key by which an id is stored. A lower-case UUID becomes 8 characters, one for each four hexadecimal digits, which
 * takes half the memory; a prefix of it is kept. Any other id is unchanged. Two different ids of the same form have
 * different keys.
 */
export function packId(id: ItemId): ItemId {
  if (typeof id === "number") {
    return id;
  }
  const prefix = UUID.exec(id)?.[1];
  if (prefix === undefined) {
    return id;
  }
  const uuid = id.slice(prefix.length);
  return prefix + String.fromCharCode(...DIGIT_GROUPS.map((start) => parseInt(uuid.slice(start, start + 4), 16)));
}
