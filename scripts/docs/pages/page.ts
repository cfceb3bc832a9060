/** The layout of all pages. */
import type { Api } from "../apis.js";
import { html, type Html } from "../html.js";

/** One page. */
export interface Page {
  /** File name in the site. */
  file: string;
  title: string;
  description: string;
  /** The main content. */
  main: Html;
  /** Additional directives of the Content Security Policy. */
  policy?: Record<string, string>;
  /** File names of scripts. */
  scripts?: readonly string[];
  /** Controls in the header. */
  tools?: Html;
}

/** Returns the file name of a spec's page. */
export function apiFile(provider: string): string {
  return `${provider}.html`;
}

/** File names of the other pages. */
export const FILES = {
  index: "index.html",
  comparison: "comparison/index.html",
  conflicts: "conflicts/index.html",
} as const;

/** Pages can only load what they need from their own folder. */
const POLICY: Record<string, string> = {
  "default-src": "'none'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** Returns the page as an HTML document. */
export function renderPage(page: Page, apis: readonly Api[]): string {
  const policy = Object.entries({ ...POLICY, ...page.policy });
  const links = [
    { file: FILES.index, title: "Overview" },
    ...apis.map(({ spec, title }) => ({ file: apiFile(spec.provider), title })),
    { file: FILES.comparison, title: "API comparison" },
    { file: FILES.conflicts, title: "Documentation conflicts" },
  ];
  return html`<!doctype html>
    <html lang="en" class="api">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy.map((parts) => parts.join(" ")).join("; ")}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${page.description}" />
        <title>${page.title} · number-inventory</title>
        <link rel="icon" href="icon.svg" />
        <link rel="stylesheet" href="style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
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
