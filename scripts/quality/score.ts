/** Scores specs with `redocly score`. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { root } from "../openapi/specs.js";

const cli = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", root));

/**
 * The subscores that must be 100 %. The others depend on the API itself (number of parameters, depth of responses) or
 * on constraints that the providers do not document.
 */
export const REQUIRED_SUBSCORES = [
  "documentationQuality",
  "exampleCoverage",
  "errorClarity",
  "identifierClarity",
] as const;

/** The score of a spec: the total, from 0 to 100, and the subscores, from 0 to 1. */
export interface Score {
  agentReadiness: number;
  subscores: Record<string, number> & Record<(typeof REQUIRED_SUBSCORES)[number], number>;
}

/**
 * Scores a document.
 *
 * @throws Error with the output of the command if it fails.
 */
export async function scoreOf(document: URL): Promise<Score> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, "score", fileURLToPath(document), "--format=json"],
    {
      cwd: fileURLToPath(root),
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
  return JSON.parse(stdout) as Score;
}

/** Returns the required subscores that are below 100 %, as `name is 83 %`. */
export function shortfallsOf({ subscores }: Score): string[] {
  return REQUIRED_SUBSCORES.filter((name) => subscores[name] !== 1).map(
    (name) => `${name} is ${Math.floor(subscores[name] * 100)} %`,
  );
}
