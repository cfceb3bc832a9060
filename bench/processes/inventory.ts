/** Accounts listed side by side by this package's `listNumbers`: how many ms it took. Fails where a number is missing. */
import { listNumbers, type Account } from "../../dist/src/inventory/index.js";
import { createApifonicaClient } from "../../dist/src/providers/apifonica/client.js";
import { createCallgearClient } from "../../dist/src/providers/callgear/client.js";
import { createCloudlxClient } from "../../dist/src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../dist/src/providers/invoca/client.js";
import { APIFONICA, CALLGEAR, CLOUDLX, INVOCA, type ProviderId } from "../accounts.js";
import { answer } from "../answer.js";

export interface InventoryInput {
  accounts: { provider: ProviderId; url: string; rows: number }[];
}

const create: Record<ProviderId, (baseUrl: string) => Account> = {
  invoca: (baseUrl) => createInvocaClient({ ...INVOCA, baseUrl }),
  cloudlx: (baseUrl) => createCloudlxClient({ ...CLOUDLX, baseUrl }),
  apifonica: (baseUrl) => createApifonicaClient({ ...APIFONICA, baseUrl }),
  callgear: (baseUrl) => createCallgearClient({ ...CALLGEAR, baseUrl }),
};

await answer(async ({ accounts }: InventoryInput) => {
  const ids = new Map(accounts.map(({ provider }) => [provider, new Set<string | null>()]));
  const clients = accounts.map(({ provider, url }) => create[provider](url));
  const begun = performance.now();
  for await (const { provider, id } of listNumbers(clients)) ids.get(provider)!.add(id);
  const ms = performance.now() - begun;
  for (const { provider, rows } of accounts) {
    const { size } = ids.get(provider)!;
    if (size !== rows) throw new Error(`${size} of ${rows} numbers of ${provider} came`);
  }
  return ms;
});
