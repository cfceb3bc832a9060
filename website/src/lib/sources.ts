/** The Markdown files of the site, and the paths of their pages. */
/** The root of the repository, in which the build is started. Bundled modules cannot use their own URL to find it. */
export const ROOT = `${process.cwd()}/`;

/** Files outside website/ that are pages of the site: the paths of their pages, and their descriptions. */
const SHARED: Record<string, { page: string; description: string }> = {
  "docs/command.md": {
    page: "guides/command",
    description: "All options, variables, formats and exit codes of the number-inventory command.",
  },
  "docs/library.md": {
    page: "guides/library",
    description: "Clients, inventory, listings, options, errors and retries of the TypeScript library.",
  },
  "docs/testing.md": {
    page: "guides/testing",
    description: "Test apps without the network: documented records, a fake fetch, and a mock server.",
  },
  "docs/runtimes.md": {
    page: "guides/runtimes",
    description: "The versions of Node.js, Bun, Deno, workerd and Chromium in which the package is tested.",
  },
  "docs/limitations.md": {
    page: "guides/limitations",
    description: "What the package cannot do, and what no provider's documentation states.",
  },
  "docs/versioning.md": {
    page: "guides/versioning",
    description: "What is public, what counts as a breaking change, and which versions are supported.",
  },
  "CHANGELOG.md": { page: "changelog", description: "All notable changes to the package, by version." },
};

/** Folders of pages. The path of a page is that of its file in the folder. */
const FOLDERS = ["website/content/", "website/generated/pages/"];

/** Patterns of all files, below the root of the repository. */
export const PATTERNS = [...Object.keys(SHARED), ...FOLDERS.map((folder) => `${folder}**/*.{md,mdx}`)];

/** Returns the path of the page that shows a file. Undefined if the file is not part of the site. */
export function pageOf(file: string): string | undefined {
  const folder = FOLDERS.find((start) => file.startsWith(start));
  if (folder === undefined) {
    return Object.hasOwn(SHARED, file) ? SHARED[file]?.page : undefined;
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
    return { title, description: SHARED[file]?.description };
  }
  const isModule = page.split("/").length === 2 && title !== "number-inventory";
  const name = isModule ? `number-inventory/${title}` : title;
  const description = `TypeScript reference of ${name}: its declaration and documentation.`;
  return { title: name, description, editUrl: false };
}
