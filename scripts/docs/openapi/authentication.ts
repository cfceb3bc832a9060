/**
 * How callers authenticate, as a section of the API's description. Redoc alone would show it only in collapsed panels.
 */
import { operationsOf, type Node, type Spec } from "../../openapi/specs.js";
import { notesOf } from "./notes.js";
import { parametersOf } from "./parameters.js";
import { sourcesOf } from "./sources.js";

/**
 * Returns Markdown that describes the security schemes of a spec and the credentials in bodies. Undefined if it has
 * neither.
 */
export function authenticationSection(spec: Spec): string | undefined {
  const schemes = (spec.document["components"]?.["securitySchemes"] ?? {}) as Record<string, Node>;
  const texts = Object.entries(schemes).map(([name, scheme]) =>
    [`**${name}**`, scheme["description"], ...notesOf(scheme, sourcesOf(spec.document))].filter(Boolean).join("\n\n"),
  );
  for (const { path, description } of bodyCredentials(spec)) {
    texts.push(`**\`${path}\` in the body**\n\n${description}`);
  }
  return texts.length === 0 ? undefined : ["# Authentication", ...texts].join("\n\n");
}

/**
 * Returns the credentials that operations have in their body (`x-credential`): their path in the body, and their
 * description.
 */
export function bodyCredentials(spec: Spec): { path: string; description: string }[] {
  const found = operationsOf(spec).flatMap((operation) =>
    parametersOf(spec, operation)
      .filter(({ role }) => role === "credential")
      .map(({ name, in: place, schemaDescription }) => ({
        path: [...place.split(".").slice(1), name].join("."),
        description: schemaDescription,
      })),
  );
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
}
