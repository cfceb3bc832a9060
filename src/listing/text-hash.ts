/** The factors by which the two halves of the hash are multiplied: odd, with about as many ones as zeros. */
const FACTORS = [0x9e3779b1, 0x85ebca77] as const;

/** The number of values of the first half, so that both halves are one integer that a number can represent. */
const FIRST_HALF_VALUES = 2 ** 21;

/**
 * A 53-bit hash of a string, in base 36. It shows that strings differ. It protects no secret, and does not protect
 * against a string that is constructed to have the same hash.
 */
export function hashText(text: string): string {
  const [first, second] = FACTORS.map((factor) => {
    let hash = factor ^ text.length;
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), factor);
      // A product does not change lower bits by higher ones.
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }) as [number, number];
  return ((first % FIRST_HALF_VALUES) * 2 ** 32 + second).toString(36);
}
