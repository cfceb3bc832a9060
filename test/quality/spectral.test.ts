import { describe, expect, test } from "vitest";
import { problemsOf } from "../../scripts/quality/spectral.js";
import { readSpecs, type Node } from "../../scripts/openapi/specs.js";
import { damaged } from "../support/damaged-spec.js";

const specs = await readSpecs();

describe("Spectral", () => {
  test.each(specs.map(({ provider, url }) => [provider, url]))("reports no problem in %s", async (_, url) => {
    expect(await problemsOf(url)).toEqual([]);
  });

  const damages: Record<string, (document: Node) => unknown> = {
    "oas3-valid-media-example": ({ components }) => (components.examples.NoMatch.value.num_results = "none"),
    "oas3-unused-component": ({ components }) => (components.schemas.Left = { type: "string" }),
    "oas3-parameter-description": ({ components }) => delete components.parameters.Page.description,
    "path-params": ({ paths }) => (paths["/numbers/{id}"] = paths["/numbers"]),
    "invalid-ref": ({ components }) => delete components.schemas.Charge,
  };
  test.each(Object.entries(damages))("reports %s with its line", async (rule, damage) => {
    const problems = await damaged("cloudlx", damage, problemsOf);
    expect(problems.some((problem) => new RegExp(`^line \\d+: (error|warning) ${rule}: \\S`).test(problem))).toBe(true);
  });
});
