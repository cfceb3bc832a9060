import type { DriftFinding } from "../../drift/finding.js";
import type { OperationDeclaration } from "../../http/declaration.js";
import { getPath, isObject } from "../../http/json.js";
import { isRetryableStatus } from "../../http/retry.js";
import type { ExchangeEvent } from "../../http/hooks.js";
import type { ProviderApi } from "../../providers/provider.js";
import { findOperation } from "./find-operation.js";
import { mergeFindings } from "./merge-findings.js";

/** Compares a response with the spec. */
type CompareResponse = (event: ExchangeEvent) => readonly DriftFinding[];

/** Compares the responses of one account, and remembers what they show. */
export class AccountObserver {
  readonly #api: ProviderApi;
  readonly #compare: CompareResponse;
  readonly #findings: DriftFinding[] = [];
  /** What was thrown while a response was compared. */
  #failure: Error | undefined;
  /** Whether a response to a request with the credential was successful. */
  #isAccepted = false;

  constructor(api: ProviderApi, compare: CompareResponse) {
    this.#api = api;
    this.#compare = compare;
  }

  /** Compares a response with the spec. It does not throw: `findings` does. */
  observe(event: ExchangeEvent): void {
    const operation = findOperation(this.#api, event.operation);
    this.#isAccepted ||= operation !== undefined && showsAcceptance(event, operation);
    try {
      this.#findings.push(...withTransientAsNotes(this.#compare(event)));
    } catch (error) {
      this.#failure ??= error as Error;
    }
  }

  /** Whether a response of an operation contradicts the spec. */
  hasContradiction(operation: string): boolean {
    return this.#findings.some((finding) => finding.operation === operation && finding.severity === "failure");
  }

  /** Whether a request with the credential was successful. */
  get isAccepted(): boolean {
    return this.#isAccepted;
  }

  /**
   * Returns each difference once.
   *
   * @throws what was thrown while a response was compared.
   */
  findings(): DriftFinding[] {
    if (this.#failure !== undefined) {
      throw this.#failure;
    }
    return mergeFindings(this.#findings);
  }
}

/**
 * Turns findings in a response that is retried because of its status into notes: a gateway, not the API, may have sent
 * it. If no attempt succeeds, the account is not verified.
 */
function withTransientAsNotes(findings: readonly DriftFinding[]): DriftFinding[] {
  return findings.map((finding) => (isRetryableStatus(finding.status) ? { ...finding, severity: "note" } : finding));
}

/** Whether a response shows that the server accepts the credential. A login page may have status 200. */
function showsAcceptance({ status, body }: ExchangeEvent, { anonymous, rpc }: OperationDeclaration): boolean {
  const isSuccess = status >= 200 && status < 300 && isObject(body);
  const isRpcFailure = rpc !== undefined && isObject(getPath(body, ["error"]));
  return anonymous !== true && isSuccess && !isRpcFailure;
}
