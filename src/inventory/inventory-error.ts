import { isKind, NumberInventoryError } from "../http/errors/base-error.js";

/** Identifies an account of an inventory. */
export interface AccountRef {
  name: string;
  /** The provider's id. */
  provider: string;
}

/** An account that could not be listed, with its error. */
export interface AccountFailure {
  account: AccountRef;
  error: unknown;
}

/** Where an inventory ended. */
export interface InventoryEnd {
  /** Number of numbers that were yielded. */
  yielded?: number;
  /** Where a later inventory of the same accounts continues. */
  resumeToken?: string;
}

/**
 * Some accounts could not be listed. The numbers of the other accounts were yielded before it was thrown. An inventory
 * of the same accounts that continues with its `resumeToken` lists the rest of the failed accounts only.
 */
export class InventoryError extends NumberInventoryError {
  override name = "InventoryError";
  readonly kind = "inventory";
  /** The accounts that could not be listed, each with its own error. */
  readonly failures: readonly AccountFailure[];

  constructor(failures: readonly AccountFailure[], accountCount: number, end: InventoryEnd = {}) {
    const reasons = failures.map(({ account, error }) => {
      const message = error instanceof Error ? error.message : String(error);
      return account.name === account.provider ? message : `${account.name}: ${message}`;
    });
    const accounts = accountCount === 1 ? "account" : "accounts";
    super(`${failures.length} of ${accountCount} ${accounts} could not be listed:\n${reasons.join("\n")}`, {
      provider: [...new Set(failures.map(({ account }) => account.provider))].join(", "),
      operation: "listNumbers",
      cause: failures[0]?.error,
    });
    this.failures = failures;
    Object.assign(this, end);
  }
}

/** Whether an error is an {@link InventoryError}, including one from a duplicate copy of this package. */
export const isInventoryError = /* @__PURE__ */ isKind<InventoryError>("inventory");
