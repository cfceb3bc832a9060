/** Changes the metadata of the pages. */
import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";
import { markdownPath, operationPath, pageUrl } from "./lib/base.ts";
import { data } from "./lib/data.ts";

type Head = StarlightRouteData["head"];

export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  if (context.site !== undefined) {
    const image = new URL(pageUrl("social.png"), context.site).href;
    route.head.push(
      { tag: "meta", attrs: { property: "og:image", content: image }, content: "" },
      { tag: "meta", attrs: { property: "og:image:alt", content: "number-inventory" }, content: "" },
    );
  }
  if (route.id === "index") {
    setTitle(route.head, "number-inventory: the phone numbers of four providers");
  }
  describeReference(route, context.url.pathname);
});

function setTitle(head: Head, text: string): void {
  const title = head.find(({ tag }) => tag === "title");
  if (title !== undefined) {
    title.content = text;
  }
}

/** Sets the title and the description of a reference page, which are only in the data. */
function describeReference({ head, toc }: StarlightRouteData, path: string): void {
  const [, id] = /\/reference\/([^/]+)\/(?:operations\/[^/]+\/)?$/.exec(path) ?? [];
  const api = data.apis.find((candidate) => candidate.id === id);
  if (api === undefined) {
    return;
  }
  const operation = api.operations.find((candidate) => path === pageUrl(operationPath(api.id, candidate.id)));
  const text =
    operation === undefined
      ? `${api.summary}. Authentication, operations and downloads of the ${api.title} API.`
      : `${operation.summary}: ${operation.method} ${operation.path} of the ${api.title} API, with parameters, responses and samples.`;
  setTitle(head, `${operation?.summary ?? "API reference"} | ${api.title} | number-inventory`);
  if (operation !== undefined) {
    // Sections of our own component.
    toc?.items.splice(
      1,
      0,
      { depth: 2, slug: "samples", text: "Samples", children: [] },
      { depth: 2, slug: "try-it", text: "Try it", children: [] },
    );
    const href = pageUrl(markdownPath(api.id, operation.id));
    head.push({ tag: "link", attrs: { rel: "alternate", type: "text/markdown", href }, content: "" });
  }
  for (const { tag, attrs } of head) {
    if (tag === "meta" && (attrs?.["name"] === "description" || attrs?.["property"] === "og:description")) {
      attrs["content"] = text;
    }
  }
}
