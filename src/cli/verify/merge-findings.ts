import type { DriftFinding } from "../../drift/finding.js";

/** What makes two findings the same one. */
function keyOf({ operation, status, pointer, kind, severity, expected }: DriftFinding): string {
  return JSON.stringify([operation, status, pointer, kind, severity, expected]);
}

/** The findings of several responses of an account, each once, sorted by operation, status, severity and pointer. */
export function mergeFindings(findings: readonly DriftFinding[]): DriftFinding[] {
  const merged = new Map<string, DriftFinding>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const earlier = merged.get(key);
    const example = earlier?.example ?? finding.example;
    merged.set(key, { ...finding, example, count: (earlier?.count ?? 0) + finding.count });
  }
  return [...merged.values()].sort(compare);
}

function compare(a: DriftFinding, b: DriftFinding): number {
  return (
    compareText(a.operation, b.operation) ||
    a.status - b.status ||
    compareText(a.severity, b.severity) ||
    compareText(a.pointer, b.pointer) ||
    compareText(a.kind, b.kind)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
