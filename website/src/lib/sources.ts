/** The Markdown files of the site, and the paths of their pages. */
import { readdirSync, readFileSync } from "node:fs";

/** The root of the repository, in which the build is started. Bundled modules cannot use their own URL to find it. */
export const ROOT = `${process.cwd()}/`;

/** A guide in `docs/`. */
export interface Guide {
  /** Its file in the repository. */
  file: string;
  /** The path of its page. */
  page: string;
  label: string;
  description: string;
}

/** The guides, in the order of the table in docs/README.md. */
export const GUIDES = guidesIn(readFileSync(`${ROOT}docs/README.md`, "utf8"));

/** Returns the guides of a table with links and descriptions. */
export function guidesIn(table: string): Guide[] {
  const rows = table.matchAll(/^\| \[([^\]]+)\]\(([\w-]+)\.md\) +\| (.+?) +\|$/gm);
  return [...rows].map(([, label = "", name = "", text = ""]) => ({
    file: `docs/${name}.md`,
    page: `guides/${name}`,
    label,
    description: toSentence(text),
  }));
}

function toSentence(markdown: string): string {
  const text = markdown.replaceAll("`", "");
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** The changelogs of the package and of the specs. */
export const CHANGELOGS: readonly Omit<Guide, "label">[] = [
  { file: "CHANGELOG.md", page: "changelog", description: "All notable changes to the package, by version." },
  ...readdirSync(`${ROOT}specs`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      file: `specs/${name}/CHANGELOG.md`,
      page: `changelog/${name}`,
      description: `All changes to the OpenAPI spec in specs/${name}, by version.`,
    })),
];

/** Files outside website/ that are pages of the site. */
const SHARED: readonly Omit<Guide, "label">[] = [...GUIDES, ...CHANGELOGS];

/** Folders of pages. The path of a page is that of its file in the folder. */
const FOLDERS = ["website/content/", "website/generated/pages/"];

/** Patterns of all files, below the root of the repository. */
export const PATTERNS = [...SHARED.map(({ file }) => file), ...FOLDERS.map((folder) => `${folder}**/*.{md,mdx}`)];

/** Returns the path of the page that shows a file. Undefined if the file is not part of the site. */
export function pageOf(file: string): string | undefined {
  const folder = FOLDERS.find((start) => file.startsWith(start));
  if (folder === undefined) {
    return SHARED.find((shared) => shared.file === file)?.page;
  }
  const path = file
    .slice(folder.length)
    .replace(/\.mdx?$/, "")
    .toLowerCase();
  return path === "index" ? path : path.replace(/\/index$/, "");
}

/** What a page needs of its file. */
interface Metadata {
  title?: string;
  description?: string;
  /** False if the file cannot be edited. */
  editUrl?: false;
}

/** Returns the title and the description of a file without frontmatter. The title is its first heading. */
export function metadataOf(file: string, markdown: string): Metadata {
  const title = /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll(/[`\\]/g, "");
  const page = pageOf(file) ?? "";
  if (!page.startsWith("typescript/")) {
    return { title, description: SHARED.find((shared) => shared.file === file)?.description };
  }
  const isModule = page.split("/").length === 2 && title !== "number-inventory";
  const name = isModule ? `number-inventory/${title}` : title;
  const description = `TypeScript reference of ${name}: its declaration and documentation.`;
  return { title: name, description, editUrl: false };
}
