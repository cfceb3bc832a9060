/// <reference types="astro/client" />

/** Astro writes the declarations of this module with each build. Starlight's types need this one before. */
declare module "astro:content" {
  export interface RenderResult {
    Content: import("astro/runtime/server/index.js").AstroComponentFactory;
    headings: import("astro").MarkdownHeading[];
  }
}
