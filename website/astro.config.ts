/** The site: Starlight with the pages in `content/`, the files that `sources.ts` names, and generated pages. */
import starlight from "@astrojs/starlight";
import type { StarlightPlugin } from "@astrojs/starlight/types";
import { defineConfig, passthroughImageService } from "astro/config";
import { markdownLinks } from "./src/lib/markdown-links.ts";
import { ownOperation, referencePlugin } from "./src/lib/reference.js";
import { REPOSITORY_URL } from "./src/lib/package.ts";
import { sidebar } from "./src/lib/sidebar.ts";
import { BASE } from "./src/lib/base.ts";

/** The address of the published site. Without it, the pages have no canonical URL, and there is no sitemap. */
const address = process.env["DOCS_URL"];

/** ECMAScript modules for Markdown of which other tools of the repository install an older CommonJS version. */
const BUNDLED = [
  /^(unist|hast|mdast|rehype|remark|micromark|character|is)(-|$)/,
  /^(unified|vfile|vfile-message|bail|trough|zwitch|ccount|longest-streak|markdown-table|parse-entities)$/,
  /^(escape-string-regexp|comma-separated-tokens|space-separated-tokens|property-information|decode-named-.*)$/,
];

/** The style of code blocks. It is set after starlight-openapi, which replaces the option `expressiveCode`. */
const codeBlocks: StarlightPlugin = {
  name: "code-blocks",
  hooks: {
    "config:setup": ({ updateConfig }) =>
      updateConfig({
        expressiveCode: {
          themes: ["github-dark-default", "github-light"],
          defaultProps: { wrap: true, frame: "none" },
        },
      }),
  },
};

export default defineConfig({
  site: address === undefined ? undefined : new URL(address).origin,
  base: BASE,
  trailingSlash: "always",
  outDir: process.env["DOCS_OUT"] ?? "../site",
  cacheDir: "./.astro/cache",
  image: { service: passthroughImageService() },
  markdown: { remarkPlugins: [markdownLinks] },
  vite: {
    plugins: [ownOperation()],
    // Scripts in files can find the root of the site by their own URL.
    build: { assetsInlineLimit: 0 },
    ssr: { noExternal: BUNDLED },
  },
  integrations: [
    starlight({
      title: "number-inventory",
      description: "Typed TypeScript clients and a command for the phone numbers of four providers.",
      favicon: "/icon.svg",
      customCss: ["./src/styles/site.css"],
      components: {
        Footer: "./src/components/Footer.astro",
        Header: "./src/components/Header.astro",
      },
      routeMiddleware: "./src/route-data.ts",
      editLink: { baseUrl: `${REPOSITORY_URL}/edit/main/website/` },
      social: [{ icon: "github", label: "Repository", href: REPOSITORY_URL }],
      sidebar,
      plugins: [referencePlugin, codeBlocks],
      credits: false,
    }),
  ],
});
