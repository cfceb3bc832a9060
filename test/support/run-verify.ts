/** Runs `verify` in this process. */
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { VerifyReport } from "../../src/cli/verify/report.js";
import { verify, type VerifyFlags } from "../../src/cli/verify/verify.js";

/** The exit code and output of a run. */
export interface VerifyRun {
  code: number;
  stdout: string;
  stderr: string;
  /** The report, if the format is JSON. */
  report: VerifyReport;
}

/** Runs `verify` with these variables. Default: JSON, one page, no retries. */
export async function runVerify(
  env: Readonly<Record<string, string>>,
  flags: Partial<VerifyFlags> = {},
  signal = new AbortController().signal,
): Promise<VerifyRun> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const output = Promise.all([text(stdout), text(stderr)]);
  const streams = { stdout, stderr } as unknown as Record<"stdout" | "stderr", NodeJS.WriteStream>;
  const all: VerifyFlags = { pages: 1, format: "json", timeout: 10, retries: 0, ...flags };
  const code = await verify(all, { env, signal, setOutputFailureCodes: () => undefined, ...streams });
  stdout.end();
  stderr.end();
  const [out, messages] = await output;
  const report = (all.format === "json" ? JSON.parse(out) : { ok: false, accounts: [] }) as VerifyReport;
  return { code, stdout: out, stderr: messages, report };
}
