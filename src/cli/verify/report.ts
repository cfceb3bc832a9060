/** What `verify` found out about the accounts. */
import type { DriftFinding } from "../../drift/finding.js";

/** One documented read of an account. */
export interface ReadReport {
  operation: string;
  /**
   * `compared`: its responses were compared with the spec. `failed`: there was no response, or one that reports an
   * error. `skipped`: nothing was sent.
   */
  result: "compared" | "failed" | "skipped";
  /** How many records were read. */
  records: number;
  /** Why it failed or was skipped, or what could not be compared; otherwise null. */
  message: string | null;
}

/** One account. */
export interface AccountReport {
  account: string;
  provider: string;
  /** Whether the server has responded; null if the run was interrupted before. */
  reachable: boolean | null;
  /** Whether the server accepts the credential; `unknown` if no response shows it. */
  credential: "accepted" | "rejected" | "unknown";
  /** Whether every read was compared, or skipped because the account has no record for it. */
  verified: boolean;
  reads: ReadReport[];
  findings: DriftFinding[];
}

/** The report of a run. */
export interface VerifyReport {
  /** Whether every account could be verified and no response contradicts its spec. */
  ok: boolean;
  accounts: AccountReport[];
}

/** Creates the report of a run. */
export function createReport(accounts: AccountReport[]): VerifyReport {
  return { ok: toExitCode(accounts) === 0, accounts };
}

/** The exit code: 2 if an account could not be verified, 1 if a response contradicts its spec, otherwise 0. */
export function toExitCode(accounts: readonly AccountReport[]): number {
  if (accounts.some(({ verified }) => !verified)) {
    return 2;
  }
  return countFindings(accounts, "failure") > 0 ? 1 : 0;
}

/** The number of findings of a severity. */
export function countFindings(accounts: readonly AccountReport[], severity: DriftFinding["severity"]): number {
  return accounts.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
}
