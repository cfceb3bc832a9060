/**
 * A remark plugin for files that are also read on the repository's site. It removes the title, which the page has
 * anyway, and makes relative links point to the page of the file, or to the file in the repository.
 */
import { dirname, join, normalize, relative } from "node:path/posix";
import { pageUrl } from "./base.ts";
import { REPOSITORY_URL } from "./package.ts";
import { pageOf, ROOT } from "./sources.ts";

/** A node of a Markdown tree. */
interface MarkdownNode {
  type: string;
  depth?: number;
  url?: string;
  children?: MarkdownNode[];
}

/** The remark plugin. */
export function markdownLinks() {
  return (tree: MarkdownNode, { path }: { path: string }): void => {
    const file = relative(ROOT, path);
    const title = tree.children?.findIndex(({ type, depth }) => type === "heading" && depth === 1) ?? -1;
    if (title >= 0) {
      tree.children?.splice(title, 1);
    }
    rewrite(tree, file);
  };
}

function rewrite(node: MarkdownNode, file: string): void {
  if ((node.type === "link" || node.type === "definition") && node.url !== undefined) {
    node.url = linkFrom(file, node.url);
  }
  for (const child of node.children ?? []) {
    rewrite(child, file);
  }
}

/** Returns the URL on the site for a link in a file: both the file and the link are paths in the repository. */
export function linkFrom(file: string, link: string): string {
  if (/^([a-z]+:|#)/i.test(link)) {
    return link;
  }
  const [path = "", fragment] = link.split(/#(.*)/s);
  const target = path.startsWith("/") ? path.slice(1) : normalize(join(dirname(file), path));
  const hash = fragment === undefined ? "" : `#${fragment}`;
  if (path.startsWith("/")) {
    return pageUrl(target) + hash;
  }
  const page = pageOf(target);
  if (page !== undefined) {
    return pageUrl(page === "index" ? "" : `${page}/`) + hash;
  }
  return `${REPOSITORY_URL}/${target.endsWith("/") ? "tree" : "blob"}/main/${target}${hash}`;
}
