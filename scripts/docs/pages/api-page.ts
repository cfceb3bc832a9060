/** The page of one spec: Redoc with the embedded document. */
import type { Node, Spec } from "../../openapi/specs.js";
import { inline, html, Html } from "../html.js";
import { apiFile, type Page } from "./page.js";

/** Returns JSON for a script element, with `<` and the line separators U+2028 and U+2029 escaped. */
export function embeddable(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** Returns the page for a spec and the document that `documentFor` returns. */
export function apiPage(spec: Spec, document: Node): Page {
  const info = document["info"] as Node;
  return {
    file: apiFile(spec.provider),
    title: info["title"] as string,
    description: info["summary"] as string,
    // Redoc inserts styles into the page, runs the search in a worker from a blob, and has an icon font.
    policy: {
      "script-src": "'self'",
      "style-src": "'self' 'unsafe-inline'",
      "font-src": "data:",
      "worker-src": "blob:",
    },
    scripts: ["redoc.js", "api-page.js"],
    tools: html`<div class="api-tools">
      <button type="button" id="hide-conflicts" aria-pressed="false" hidden>Hide documentation conflicts</button>
      <a href="specs/${spec.provider}.yaml" download>Download the spec</a>
    </div>`,
    main: html`<redoc id="main" tabindex="-1"><noscript>${fallback(info)}</noscript></redoc>
      <script type="application/json" id="document">
        ${new Html(embeddable(document))}
      </script>`,
  };
}

function fallback(info: Node): Html {
  return html`<h1>${info["title"]}</h1>
    <p>${inline(info["summary"] as string)}. This page needs JavaScript to show the operations.</p>`;
}
