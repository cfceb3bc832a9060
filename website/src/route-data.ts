/** Changes what Starlight shows around each page: metadata, and links to files that are not pages of Starlight. */
import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";
import { pageUrl } from "./lib/base.ts";

type SidebarEntry = StarlightRouteData["sidebar"][number];

/** Pages that other programs make. Starlight would write their links without `.html`. */
const FILES = new Set(["invoca", "cloudlx", "apifonica", "callgear", "comparison", "conflicts"]);

export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  [...route.sidebar, route.pagination.prev, route.pagination.next].forEach(linkFiles);
  if (context.site !== undefined) {
    const image = new URL(pageUrl("social.png"), context.site).href;
    route.head.push(
      { tag: "meta", attrs: { property: "og:image", content: image }, content: "" },
      { tag: "meta", attrs: { property: "og:image:alt", content: "number-inventory" }, content: "" },
    );
  }
  if (route.id === "index") {
    const title = route.head.find(({ tag }) => tag === "title");
    if (title !== undefined) {
      title.content = "number-inventory: the phone numbers of four providers";
    }
  }
});

function linkFiles(entry: SidebarEntry | undefined): void {
  if (entry === undefined) {
    return;
  }
  if (entry.type === "group") {
    entry.entries.forEach(linkFiles);
    return;
  }
  const name = entry.href.split("/").at(-2) ?? "";
  if (FILES.has(name) && entry.href === pageUrl(`${name}/`)) {
    entry.href = pageUrl(`${name}.html`);
  }
}
