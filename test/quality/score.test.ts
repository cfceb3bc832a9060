import { describe, expect, test } from "vitest";
import { scoreOf, shortfallsOf } from "../../scripts/quality/score.js";
import { readSpecs, type Node } from "../../scripts/openapi/specs.js";
import { damaged } from "../support/damaged-spec.js";

const specs = await readSpecs();

describe.concurrent("redocly score", () => {
  test.each(specs.map(({ provider, url }) => [provider, url]))(
    "of %s is 100 % for documentation, examples, errors and identifiers",
    async (_, url) => {
      expect((await scoreOf(url)).subscores).toMatchObject({
        documentationQuality: 1,
        exampleCoverage: 1,
        errorClarity: 1,
        identifierClarity: 1,
      });
    },
  );

  test("is below 100 % for a spec without its descriptions, examples and error bodies", async () => {
    const damage = ({ paths, components }: Node) => {
      const { get } = paths["/accounts/{accountSID}/numbers"];
      const { parameters, responses } = components;
      parameters.Type.description = undefined;
      delete responses.ClientError.description;
      delete responses.ClientError.content;
      get.responses = { "200": { description: "A page." }, "4XX": responses.ClientError };
    };
    expect(await damaged("apifonica", damage, async (url) => shortfallsOf(await scoreOf(url)))).toEqual([
      expect.stringMatching(/^documentationQuality is \d\d %$/),
      "exampleCoverage is 0 %",
      "errorClarity is 0 %",
      "identifierClarity is 66 %",
    ]);
  });

  test("rejects with the reason if a document cannot be scored", async () => {
    await expect(scoreOf(new URL("file:///nowhere/openapi.yaml"))).rejects.toThrow(/nowhere/);
  });
});
