/** Whether an object has exactly `count` keys. It does not allocate memory, unlike `Object.keys`. */
export function hasKeyCount(object: object, count: number): boolean {
  let found = 0;
  for (const _key in object) {
    found++;
  }
  return found === count;
}
