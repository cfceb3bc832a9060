const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * A key to remember an id by. A lower-case UUID becomes 8 characters, one for each four hexadecimal digits, which takes
 * half the memory; any other id stays as it is. Two different UUIDs have different keys.
 */
export function packId(id: string | number): string | number {
  if (typeof id === "number" || !UUID.test(id)) {
    return id;
  }
  return id.replace(/-/g, "").replace(/.{4}/g, (digits) => String.fromCharCode(parseInt(digits, 16)));
}
