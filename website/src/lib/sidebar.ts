/** The navigation: the same groups on every page. */
import { readdirSync } from "node:fs";
import type { StarlightUserConfig } from "@astrojs/starlight/types";
import { referenceGroups } from "./reference.js";
import { CHANGELOGS, GUIDES, ROOT, type Guide } from "./sources.ts";

const REFERENCE = `${ROOT}website/generated/pages/typescript/`;

/** Entry points in the order in which most readers need them. The others follow. */
const FIRST = ["number-inventory", "invoca", "cloudlx", "apifonica", "callgear", "inventory", "errors"];

export const sidebar: StarlightUserConfig["sidebar"] = [
  { label: "Start", items: [{ label: "Overview", slug: "index" }, ...GUIDES.slice(0, 1).map(toItem)] },
  {
    label: "Guides",
    items: GUIDES.slice(1).map(toItem),
  },
  {
    label: "API references",
    items: [
      ...referenceGroups,
      { label: "API comparison", link: "/comparison/" },
      { label: "Documentation conflicts", link: "/conflicts/" },
    ],
  },
  {
    label: "TypeScript reference",
    collapsed: true,
    items: [
      { label: "Entry points", slug: "typescript" },
      ...entryPoints().map((name) => ({ label: name, slug: `typescript/${name}` })),
    ],
  },
  { label: "Changelogs", collapsed: true, items: CHANGELOGS.map(({ page }) => ({ slug: page })) },
];

function toItem({ label, page }: Guide): { label: string; slug: string } {
  return { label, slug: page };
}

function entryPoints(): string[] {
  const names = readdirSync(REFERENCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return [...FIRST.filter((name) => names.includes(name)), ...names.filter((name) => !FIRST.includes(name))];
}
