/** The collection of pages: Markdown files from several folders of the repository. */
import { readFile } from "node:fs/promises";
import { relative } from "node:path/posix";
import { defineCollection } from "astro:content";
import { glob, type Loader } from "astro/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { metadataOf, pageOf, PATTERNS, ROOT } from "./lib/sources.ts";

const files = glob({
  base: "..",
  pattern: PATTERNS,
  generateId: ({ entry }) => pageOf(entry) ?? entry,
});

/** Takes the title and the description from the text of files without frontmatter, such as those in `docs/`. */
const withTitles: Loader = {
  name: "pages",
  load: (context) =>
    files.load({
      ...context,
      parseData: async ({ id, data, filePath = "" }) => {
        const found = metadataOf(relative(ROOT, filePath), await readFile(filePath, "utf8"));
        return context.parseData({ id, data: { ...found, ...data }, filePath });
      },
    }),
};

export const collections = { docs: defineCollection({ loader: withTitles, schema: docsSchema() }) };
