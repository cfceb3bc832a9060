/** The code samples of the documentation: the TypeScript compiles, and the mock responds to the command lines. */
import { spawnSync, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { serverOf } from "../../scripts/docs/samples/curl.js";
import { providerOf } from "../../scripts/docs/provider.js";
import { samplesOf } from "../../scripts/docs/samples/samples.js";
import { operationsOf, readSpecs } from "../../scripts/openapi/specs.js";
import { problemsOf } from "../support/compile.js";
import { useMock } from "../support/mock.js";

const mock = useMock();
const specs = await readSpecs();
const samples = await Promise.all(
  specs.map(async (spec) =>
    [...(await samplesOf(spec))].flatMap(([id, all]) => all.map((one) => ({ spec, id, ...one }))),
  ),
);
const of = (label: string) => samples.flat().filter((sample) => sample.label === label);

test("every operation has a sample for curl and one in TypeScript", () => {
  for (const label of ["curl", "TypeScript"]) {
    const wanted = specs.flatMap((spec) =>
      operationsOf(spec).map(({ operation }) => operation["operationId"] as string),
    );
    expect(of(label).map(({ id }) => id)).toEqual(wanted);
  }
});

test("the TypeScript samples compile against the built package", async () => {
  const pieces = new Map(of("TypeScript").map(({ spec, id, source }) => [`sample-${spec.provider}-${id}`, source]));
  expect(problemsOf(pieces)).toEqual([]);
});

test("the TypeScript samples of lists use the client's own method", () => {
  const lists = of("TypeScript").filter(({ spec, id }) =>
    operationsOf(spec).some(({ operation }) => operation["operationId"] === id && operation["x-pagination"]),
  );
  expect(lists.length).toBeGreaterThanOrEqual(specs.length);
  for (const { source } of lists) {
    expect(source).toMatch(/for await \(const number of \w+\.\w+\.list\(/);
  }
});

test.each(of("curl").map((sample) => [`${sample.spec.provider} ${sample.id}`, sample] as const))(
  "the command line of %s gets status 200 from the mock",
  async (_, { spec, source }) => {
    const server = serverOf(spec, providerOf(spec));
    expect(source).toContain(`"${server}/`);
    const env = { ...process.env, ...mock.env };
    const command = source.replace(server, mock.env[`${spec.provider.toUpperCase()}_BASE_URL`]!);
    const child = spawn("bash", ["-c", command.replace(/^curl /, "curl -sS -w '\\n%{http_code}' ")], { env });
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(errors).toBe("");
    expect(output.split("\n").at(-1)).toBe("200");
  },
);

test("curl is installed", () => {
  expect(spawnSync("curl", ["--version"]).status).toBe(0);
});
