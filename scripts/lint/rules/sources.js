/** The rules about the sources of a spec (`x-doc-sources`). */

/** Every reference to a source resolves, and every source is used. */
export function docSourceReferences() {
  const references = [];
  const collectReferences = (node, location) => {
    if (typeof node !== "object" || node === null) {
      return;
    }
    for (const { id, path } of [{ id: node["x-doc-source"], path: ["x-doc-source"] }, ...conflictSources(node)]) {
      if (typeof id === "string") {
        references.push({ id, location: location.child(path) });
      }
    }
  };
  return {
    any: { enter: (node, ctx) => collectReferences(node, ctx.location) },
    // `any` visits the target of a `$ref`; `ref` visits the object that contains it, with its other keys.
    ref: { enter: (node, ctx) => collectReferences(node, ctx.location) },
    Root: {
      leave(root, ctx) {
        const sources = root["x-doc-sources"] ?? {};
        for (const { id, location } of references) {
          if (!Object.hasOwn(sources, id)) {
            ctx.report({ message: `Unresolved source \`${id}\`.`, location });
          }
        }
        const used = new Set(references.map(({ id }) => id));
        for (const id of Object.keys(sources).filter((key) => !used.has(key))) {
          const location = ctx.location.child(["x-doc-sources", id]).key();
          ctx.report({ message: `The source \`${id}\` is not used.`, location });
        }
      },
    },
  };
}

/** Returns the source ids in a node's `x-doc-conflict`, each with its path below the node. */
function conflictSources(node) {
  const entries = (value) => (Array.isArray(value) ? [...value.entries()] : []);
  return entries(node["x-doc-conflict"]).flatMap(([conflictIndex, conflict]) =>
    entries(conflict.statements).map(([statementIndex, { source }]) => ({
      id: source,
      path: ["x-doc-conflict", conflictIndex, "statements", statementIndex, "source"],
    })),
  );
}

/** The URL of a file in a repository contains a commit, because the content of a branch changes. */
export function permanentSourceUrls() {
  const permalink = /^https:\/\/github\.com\/[^/]+\/[^/]+\/(blob|tree)\/[0-9a-f]{40}(\/|$)/;
  return {
    Root: {
      leave(root, ctx) {
        for (const [id, { url }] of Object.entries(root["x-doc-sources"] ?? {})) {
          if (!String(url).startsWith("https://github.com/") || permalink.test(url)) {
            continue;
          }
          const location = ctx.location.child(["x-doc-sources", id, "url"]);
          ctx.report({ message: "A GitHub URL must contain a commit (`/blob/<40 hex digits>/…`).", location });
        }
      },
    },
  };
}
