/** Accounts listed concurrently by this package's `listNumbers`: duration in ms. Fails if a number is missing. */
import { listNumbers, type Account } from "../../dist/src/inventory/index.js";
import { createApifonicaClient } from "../../dist/src/providers/apifonica/client.js";
import { createCallgearClient } from "../../dist/src/providers/callgear/client.js";
import { createCloudlxClient } from "../../dist/src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../dist/src/providers/invoca/client.js";
import { APIFONICA, CALLGEAR, CLOUDLX, INVOCA, type ProviderId } from "../accounts.js";
import { runTask } from "../run-task.js";

export interface InventoryInput {
  accounts: { provider: ProviderId; url: string; rows: number }[];
}

const create: Record<ProviderId, (baseUrl: string) => Account> = {
  invoca: (baseUrl) => createInvocaClient({ ...INVOCA, baseUrl }),
  cloudlx: (baseUrl) => createCloudlxClient({ ...CLOUDLX, baseUrl }),
  apifonica: (baseUrl) => createApifonicaClient({ ...APIFONICA, baseUrl }),
  callgear: (baseUrl) => createCallgearClient({ ...CALLGEAR, baseUrl }),
};

await runTask(async ({ accounts }: InventoryInput) => {
  const ids = new Map(accounts.map(({ provider }) => [provider, new Set<string | null>()]));
  const clients = accounts.map(({ provider, url }) => create[provider](url));
  const start = performance.now();
  for await (const { provider, id } of listNumbers(clients)) {
    ids.get(provider)!.add(id);
  }
  const ms = performance.now() - start;
  for (const { provider, rows } of accounts) {
    const { size } = ids.get(provider)!;
    if (size !== rows) {
      throw new Error(`expected ${rows} ${provider} numbers, got ${size}`);
    }
  }
  return ms;
});
