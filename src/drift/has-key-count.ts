/** Whether an object has a number of keys, without allocating memory for them. */
export function hasKeyCount(object: object, count: number): boolean {
  let found = 0;
  for (const _key in object) {
    found++;
  }
  return found === count;
}
