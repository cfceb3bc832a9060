import { isKind, NumberInventoryError } from "../http/errors/base-error.js";

/** An account of an inventory, by its name. */
export interface AccountRef {
  name: string;
  /** The provider's id. */
  provider: string;
}

/** Why one account could not be listed. */
export interface AccountFailure {
  account: AccountRef;
  error: unknown;
}

/** Some accounts could not be listed; the numbers of the others had been handed out before this was thrown. */
export class InventoryError extends NumberInventoryError {
  override name = "InventoryError";
  readonly kind = "inventory";
  /** The accounts concerned, each with its own error. */
  readonly failures: readonly AccountFailure[];

  constructor(failures: readonly AccountFailure[], accounts: number) {
    const reasons = failures.map(({ account, error }) => {
      const words = error instanceof Error ? error.message : String(error);
      return account.name === account.provider ? words : `${account.name}: ${words}`;
    });
    super(`${failures.length} of ${accounts} accounts could not be listed:\n${reasons.join("\n")}`, {
      provider: [...new Set(failures.map(({ account }) => account.provider))].join(", "),
      operation: "listNumbers",
      cause: failures[0]?.error,
    });
    this.failures = failures;
  }
}

/** Whether an error is an {@link InventoryError}, also of another copy of this package. */
export const isInventoryError = /* @__PURE__ */ isKind<InventoryError>("inventory");
