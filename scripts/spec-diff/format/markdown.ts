/** The report for a pull request. */
import { causeText, groupChanges, type Report, type ReportedChange } from "../report.js";
import { formatPlace } from "../source-places.js";
import { describeChange, describeAudiences, describeWords, summarize } from "./sentences.js";

/** The most changes per provider that are listed: a comment on GitHub holds 65,536 characters. */
const MAX_ROWS = 60;

/** Returns a report as Markdown. */
export function formatMarkdown(report: Report): string {
  const groups = groupChanges(report).map(({ provider, listed, words }) => {
    const cause = causeText(report, provider);
    const rest = listed.length - MAX_ROWS;
    const table = [
      "| version | change | for | fingerprint |",
      "| --- | --- | --- | --- |",
      ...listed.slice(0, MAX_ROWS).map(row),
    ];
    return [
      `### ${provider}`,
      ...(cause === undefined ? [] : [cause]),
      ...(listed.length === 0 ? [] : [table.join("\n")]),
      ...(rest > 0 ? [`${rest} more: see \`npm run spec:diff\`.`] : []),
      ...(words === 0 ? [] : [describeWords(words)]),
    ];
  });
  const title = "## Changes of the specs";
  return [title, `**${summarize(report)}**`, ...groups.flat(), ...report.notes.map((note) => `> ${note}`)].join("\n\n");
}

function row(change: ReportedChange): string {
  const { bump, place, fingerprint, waiver } = change;
  const text = `${describeChange(change)}<br>\`${formatPlace(place)}\`${waiver === undefined ? "" : `<br>Waived: ${waiver}`}`;
  const cells = [
    change.breaking ? `**${bump}**` : bump,
    text,
    describeAudiences(change).join("<br>"),
    `\`${fingerprint}\``,
  ];
  return `| ${cells.map(escapeCell).join(" | ")} |`;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
