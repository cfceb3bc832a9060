import { isObject } from "../http/json.js";
import type { FakeOperation } from "./operations.js";
import { copyJson } from "./records.js";

/** The credentials of the account of one provider. */
export class FakeCredentials {
  readonly #isValid: (credential: string) => boolean;
  readonly #issued = new Set<string>();
  #count = 0;

  constructor(valid: string | ((credential: string) => boolean) = () => true) {
    this.#isValid = typeof valid === "string" ? (credential) => credential === valid : valid;
  }

  isValid(credential: string | undefined): boolean {
    return !!credential && (this.#issued.has(credential) || this.#isValid(credential));
  }

  /**
   * Returns the documented response of an operation that issues credentials, with the number of the response at the end
   * of each credential; or undefined if the request has an invalid one.
   */
  issue({ declaration, examples }: FakeOperation, requestBody: unknown): object | undefined {
    const { sensitive = [] } = declaration;
    const sent = isObject(requestBody) ? Object.entries(requestBody) : [];
    const secrets = sent.filter(([name]) => sensitive.includes(name));
    if (secrets.length === 0 || !secrets.every(([, value]) => this.isValid(String(value)))) {
      return undefined;
    }
    this.#count++;
    const body = copyJson(examples.examples[0]?.body ?? {}) as Record<string, unknown>;
    for (const name of sensitive.filter((property) => typeof body[property] === "string")) {
      const issued = `${String(body[name])}-${this.#count}`;
      this.#issued.add(issued);
      body[name] = issued;
    }
    return body;
  }
}
