/** How callers authenticate, as a section of the API's description: Redoc shows it only where a reader unfolds it. */
import { operationsOf, type Node, type Spec } from "../../openapi/specs.js";
import { notesOf } from "./notes.js";
import { parametersOf } from "./parameters.js";
import { sourcesOf } from "./sources.js";

/** Markdown on the security schemes of a spec, and on credentials in a body; undefined where there are none. */
export function schemesSection(spec: Spec): string | undefined {
  const schemes = (spec.document["components"]?.["securitySchemes"] ?? {}) as Record<string, Node>;
  const texts = Object.entries(schemes).map(([name, scheme]) =>
    [`**${name}**`, scheme["description"], ...notesOf(scheme, sourcesOf(spec.document))].filter(Boolean).join("\n\n"),
  );
  for (const { title, text } of bodyCredentials(spec)) {
    texts.push(`**\`${title}\` in the body**\n\n${text}`);
  }
  return texts.length === 0 ? undefined : ["# Authentication", ...texts].join("\n\n");
}

/** The credentials that operations take in their body (`x-credential`): where, and what the spec says of them. */
export function bodyCredentials(spec: Spec): { title: string; text: string }[] {
  const found = operationsOf(spec).flatMap((operation) =>
    parametersOf(spec, operation)
      .filter(({ role }) => role === "credential")
      .map(({ name, in: place, about }) => ({ title: [...place.split(".").slice(1), name].join("."), text: about })),
  );
  return found.filter(({ title }, index) => found.findIndex((other) => other.title === title) === index);
}
