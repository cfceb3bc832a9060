/** The report for a terminal. */
import { causeText, groupChanges, type Report, type ReportedChange } from "../report.js";
import { formatPlace } from "../source-places.js";
import { describeChange, describeAudiences, describeWords, summarize } from "./sentences.js";

/** Returns a report as lines for a terminal. */
export function formatText(report: Report): string {
  const groups = groupChanges(report).map(({ provider, listed, words }) => {
    const cause = causeText(report, provider);
    return [
      provider,
      ...(cause === undefined ? [] : [`  ${cause}`]),
      ...listed.flatMap(changeLines),
      ...(words === 0 ? [] : [`  patch  ${describeWords(words)}`]),
      "",
    ];
  });
  return [...groups.flat(), ...report.notes.map((note) => `note: ${note}`), summarize(report)].join("\n");
}

function changeLines(change: ReportedChange): string[] {
  const { place, rule, bump, fingerprint, waiver } = change;
  const indent = " ".repeat(9);
  return [
    `  ${bump.padEnd(5)}  ${describeChange(change)}`,
    ...describeAudiences(change).map((line) => `${indent}${line}`),
    `${indent}${formatPlace(place)} (${rule} ${fingerprint})`,
    ...(waiver === undefined ? [] : [`${indent}waived: ${waiver}`]),
  ];
}
