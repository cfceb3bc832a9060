/** What `redocly score` thinks of a spec. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { root } from "../openapi/specs.js";

const cli = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", root));

/**
 * The scores that have to be full. The others weigh what an API is like (how many parameters, how deep its answers), or
 * reward constraints, and no provider documents more of these than the specs have.
 */
export const demanded = ["documentationQuality", "exampleCoverage", "errorClarity", "identifierClarity"] as const;

/** The scores of a spec: the total, 100 at most, and its parts, 1 at most. */
export interface Score {
  agentReadiness: number;
  subscores: Record<string, number> & Record<(typeof demanded)[number], number>;
}

/** Scores a document. Rejects with what the command says where it cannot. */
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

/** The demanded scores that are not full, as `name is 83 %`. */
export function shortfallsOf({ subscores }: Score): string[] {
  return demanded
    .filter((name) => subscores[name] !== 1)
    .map((name) => `${name} is ${Math.floor(subscores[name] * 100)} %`);
}
