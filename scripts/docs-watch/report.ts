/** The report of a run, as text. */
import type { Finding } from "./compare.js";
import type { SkippedSource, Target } from "./targets.js";

/** The problems of pages, in words. */
const LABELS = {
  failed: "could not be fetched",
  redirect: "moved",
  "no-match": "section not found",
  empty: "empty",
} as const;

/** Returns the report: changed pages with their diffs first, then the problems, then the numbers. */
export function formatReport(
  findings: readonly Finding[],
  skipped: readonly SkippedSource[],
  isUpdate: boolean,
): string {
  const order = (finding: Finding) => (finding.kind === "changed" ? 0 : 1);
  const reported = findings.filter(({ kind }) => kind !== "unchanged").sort((a, b) => order(a) - order(b));
  const ignored = skipped.map(({ name, reason }) => `not watched: ${name}: ${reason}`);
  return [...reported.map((finding) => describe(finding, isUpdate)), ...ignored, summarize(findings, isUpdate)].join(
    "\n",
  );
}

function describe(finding: Finding, isUpdate: boolean): string {
  const { target } = finding;
  switch (finding.kind) {
    case "unchanged":
      return "";
    case "changed":
      return `changed since ${finding.since}: ${titleOf(target)}\n${indent(finding.diff)}`;
    case "not-stored":
      return isUpdate ? `stored: ${titleOf(target)}` : `not compared: ${titleOf(target)}\n  ${finding.reason}`;
    default: {
      const { lastSuccess } = finding;
      const last = lastSuccess === undefined ? "never stored" : `last success ${lastSuccess}`;
      return `${LABELS[finding.kind]}: ${titleOf(target)}\n  ${finding.message} (${last})`;
    }
  }
}

function titleOf({ name, alsoCitedAs, address }: Target): string {
  return `${[name, ...alsoCitedAs].join(", ")} ${address}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}

function summarize(findings: readonly Finding[], isUpdate: boolean): string {
  const count = (...kinds: Finding["kind"][]) => findings.filter(({ kind }) => kinds.includes(kind)).length;
  const withoutText = count("failed", "redirect", "no-match", "empty");
  const pages = `${findings.length} pages: ${count("unchanged")} unchanged, ${count("changed")} changed`;
  return isUpdate
    ? `${pages}, ${count("not-stored")} new, ${withoutText} not stored`
    : `${pages}, ${count("not-stored") + withoutText} not compared`;
}
