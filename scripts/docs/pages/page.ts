/** What all pages of the site have in common. */
import type { Spec } from "../../openapi/specs.js";
import { html, type Html } from "../prose.js";

/** One page. */
export interface Page {
  /** Its file in the site. */
  file: string;
  title: string;
  description: string;
  /** What is between the header and the footer. */
  main: Html;
  /** What the policy allows beyond styles and the icon. */
  policy?: Record<string, string>;
  /** Scripts of the site, by their file. */
  scripts?: readonly string[];
  /** What stands beside the links of the header. */
  tools?: Html;
  /** A class of the whole page. */
  kind?: string;
}

/** What a page is made from. */
export interface Frame {
  specs: readonly { spec: Spec; title: string; file: string }[];
}

/** The file of a spec's page. */
export function apiFile(provider: string): string {
  return `${provider}.html`;
}

/** The other pages. */
export const FILES = { index: "index.html", comparison: "comparison.html", conflicts: "conflicts.html" } as const;

/** Nothing is loaded, sent or embedded but what a page needs from its own folder. */
const POLICY: Record<string, string> = {
  "default-src": "'none'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** The page as a document. */
export function renderPage(page: Page, { specs }: Frame): string {
  const policy = Object.entries({ ...POLICY, ...page.policy });
  const links = [
    { file: FILES.index, title: "Overview" },
    ...specs.map(({ file, title }) => ({ file, title })),
    { file: FILES.comparison, title: "Side by side" },
    { file: FILES.conflicts, title: "Contradictions" },
  ];
  const name = page.file === FILES.index ? page.title : `${page.title} · number-inventory`;
  return html`<!doctype html>
    <html lang="en" class="${page.kind ?? "text"}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy.map((parts) => parts.join(" ")).join("; ")}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${page.description}" />
        <title>${name}</title>
        <link rel="icon" href="icon.svg" />
        <link rel="stylesheet" href="style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="site-header">
          <a class="site-name" href="${FILES.index}">number-inventory</a>
          <nav aria-label="Pages">
            <ul>
              ${links.map(
                ({ file, title }) =>
                  html`<li>
                    <a href="${file}" ${file === page.file ? html` aria-current="page"` : ""}>${title}</a>
                  </li> `,
              )}
            </ul>
          </nav>
          ${page.tools}
        </header>
        ${page.main} ${(page.scripts ?? []).map((file) => html`<script src="${file}"></script>`)}
      </body>
    </html> `.text;
}
