/**
 * The reference pages: starlight-openapi, with our own component for operations. This is JavaScript, because the plugin
 * is published as TypeScript that does not compile with strict options.
 */
import starlightOpenAPI, { createOpenAPISidebarGroup } from "starlight-openapi";
import { data } from "./data.ts";
import { ROOT } from "./sources.ts";

const apis = data.apis.map(({ id, title }) => ({ id, title, group: createOpenAPISidebarGroup() }));

/** The groups of the navigation, one per API. */
export const referenceGroups = apis.map(({ group }) => group);

/** The plugin for Starlight. */
export const referencePlugin = starlightOpenAPI(
  apis.map(({ id, title, group }) => ({
    base: `reference/${id}`,
    schema: `${ROOT}website/generated/openapi/${id}.json`,
    sidebar: { label: title, collapsed: false, group, operations: { badges: true } },
  })),
);

/** A plugin for Vite: the route of starlight-openapi shows our component for an operation. */
export function ownOperation() {
  return {
    name: "own-operation",
    enforce: "pre",
    resolveId: (/** @type {string} */ source, /** @type {string | undefined} */ importer) =>
      source === "./operation/Operation.astro" && importer?.includes("starlight-openapi/components/Route.astro")
        ? `${ROOT}website/src/components/reference/Operation.astro`
        : undefined,
  };
}
