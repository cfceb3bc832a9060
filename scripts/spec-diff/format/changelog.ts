/** The draft of an entry in a spec's changelog. */
import { largestBump } from "../change.js";
import type { Side } from "../load.js";
import { groupChanges, type Report, type ReportedChange } from "../report.js";
import { requiredVersion } from "../versions.js";

const CAUSE_LINE = { correction: "Cause: correction.", "api-change": "Cause: API change." } as const;

/** Returns a draft for the changelog of each changed spec. */
export function draftChangelogs(report: Report, before: Side, date: string): string {
  return groupChanges(report)
    .map(({ provider, listed, words }) => {
      const own = report.changes.filter((change) => change.provider === provider);
      const document = before.specs.get(provider);
      const bump = largestBump(own.map((change) => change.bump));
      const version = document ? requiredVersion(String(document["info"]["version"]), bump) : "1.0.0";
      const cause = report.causes[provider];
      return [
        `<!-- specs/${provider}/CHANGELOG.md -->`,
        `## ${version} - ${date}`,
        ...(cause === undefined ? [] : [CAUSE_LINE[cause]]),
        ...section("Added", listed.filter(isAddition)),
        ...section(
          "Changed",
          listed.filter((change) => !isAddition(change) && !isRemoval(change)),
          words > 0 ? ["Descriptions, examples and sources."] : [],
        ),
        ...section("Removed", listed.filter(isRemoval)),
      ].join("\n\n");
    })
    .join("\n\n");
}

function isAddition({ rule }: ReportedChange): boolean {
  return /^(required-)?(property|parameter|operation|spec|request-body|header|error|success)-added/.test(rule);
}

function isRemoval({ rule }: ReportedChange): boolean {
  return /^(property|parameter|operation|spec|request-body|header|error|success)-removed$/.test(rule);
}

function section(title: string, changes: readonly ReportedChange[], more: readonly string[] = []): string[] {
  const items = [
    ...changes.map(({ message, breaking }) => `${capitalize(message)}.${breaking ? " Breaking." : ""}`),
    ...more,
  ];
  return items.length === 0 ? [] : [`### ${title}`, items.map((item) => `- ${item}`).join("\n")];
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
