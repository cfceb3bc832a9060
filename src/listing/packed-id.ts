import type { ItemId } from "./page-fields.js";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * The key by which an id is stored. A lower-case UUID becomes 8 characters, one for each four hexadecimal digits, which
 * takes half the memory; any other id is unchanged. Two different UUIDs have different keys.
 */
export function packId(id: ItemId): ItemId {
  if (typeof id === "number" || !UUID.test(id)) {
    return id;
  }
  return id.replace(/-/g, "").replace(/.{4}/g, (digits) => String.fromCharCode(parseInt(digits, 16)));
}
