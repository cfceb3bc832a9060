import { resolveOption, type OptionRule } from "../http/options.js";
import { definitions, findDefinition, type AnyDefinition, type ClientOf } from "../providers/registry.js";
import { NON_EMPTY_STRING } from "../providers/options.js";
import type { AccountRef } from "./inventory-error.js";

/** An account: a client, or a client with a name. An account without a name is named after its provider. */
export type Account = ClientOf | { name: string; client: ClientOf };

/** An account with its client and the provider of the client. */
export interface Source {
  account: AccountRef;
  provider: AnyDefinition;
  client: ClientOf;
}

const ACCOUNTS_RULE: OptionRule = { requirement: "an array of clients", isRequired: true, isValid: Array.isArray };
const NAME_RULE: OptionRule = { ...NON_EMPTY_STRING, isRequired: true };

/**
 * Finds the provider of each account, and names the accounts without a name: `invoca`, `invoca 2`, …
 *
 * @throws TypeError if an account is not a client, or two accounts have the same name.
 */
export function toSources(accounts: readonly Account[]): Source[] {
  resolveOption("accounts", accounts, ACCOUNTS_RULE);
  const takenNames = new Set<string>();
  return accounts.map((account, index) => {
    const isNamed = hasName(account);
    const client: ClientOf | undefined = isNamed ? account.client : account;
    const provider = findDefinition(client?.provider);
    if (client === undefined || provider === undefined) {
      throw new TypeError(`accounts[${index}] is not a client; use ${factoryNames()}`);
    }
    const name = isNamed ? account.name : findFreeName(provider.id, takenNames);
    resolveOption(`accounts[${index}].name`, name, NAME_RULE);
    if (takenNames.has(name)) {
      throw new TypeError(`duplicate account name: ${JSON.stringify(name)}`);
    }
    takenNames.add(name);
    return { account: { name, provider: provider.id }, provider, client };
  });
}

function hasName(account: Account): account is Exclude<Account, ClientOf> {
  return Object(account) === account && "client" in account;
}

/** The provider's id, with a number if that name is taken. */
function findFreeName(id: string, takenNames: ReadonlySet<string>): string {
  let name = id;
  for (let count = 2; takenNames.has(name); count++) {
    name = `${id} ${count}`;
  }
  return name;
}

function factoryNames(): string {
  return definitions.map(({ id }) => `create${id.charAt(0).toUpperCase()}${id.slice(1)}Client()`).join(", ");
}
