/**
 * Whether a value that was parsed from JSON has more than `maxDepth` levels of arrays and objects. It is not recursive,
 * so that no depth exceeds the stack.
 */
export function isDeeperThan(value: unknown, maxDepth: number): boolean {
  let level = [value].filter(isContainer);
  let depth = 0;
  while (level.length > 0 && depth <= maxDepth) {
    depth++;
    level = level.flatMap((container): unknown[] => Object.values(container)).filter(isContainer);
  }
  return depth > maxDepth;
}

/** Whether a value is an array or an object. */
function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
