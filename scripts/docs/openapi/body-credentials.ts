/** The credentials that operations have in their body, which no security scheme describes. */
import { operationsOf, type Spec } from "../../openapi/specs.js";
import { parametersOf } from "./parameters.js";

/** Returns their path in the body, and their description (`x-credential`). */
export function bodyCredentials(spec: Spec): { path: string; description: string }[] {
  const found = operationsOf(spec).flatMap((operation) =>
    parametersOf(spec, operation)
      .filter(({ role }) => role === "credential")
      .map(({ name, in: place, description }) => ({
        path: [...place.split(".").slice(1), name].join("."),
        description,
      })),
  );
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
}
