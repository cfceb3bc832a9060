import { once } from "node:events";
import type { ProviderId } from "./accounts.js";
import { messageOf, startProcess } from "./child.js";
import type { Served } from "./processes/serve.js";

/** Simulators that run in other processes. */
export interface Simulators {
  url: (provider: ProviderId) => string;
  /** Requests received by one simulator since the last call. */
  requests: (provider: ProviderId) => Promise<number>;
}

/**
 * Starts a simulator per account, runs the work, and stops them. Each simulator has its own process, so that they
 * respond independently.
 */
export async function withSimulators<T>(
  accounts: Partial<Record<ProviderId, Served>>,
  work: (simulators: Simulators) => Promise<T>,
): Promise<T> {
  const servers = new Map(
    Object.entries(accounts).map(([provider, served]) => {
      const child = startProcess("serve", { ...served, provider });
      return [provider, { child, exit: once(child, "exit"), url: messageOf<string>(child) }];
    }),
  );
  try {
    const urls = new Map<string, string>();
    for (const [provider, { url }] of servers) {
      urls.set(provider, await url);
    }
    return await work({
      url: (provider) => urls.get(provider)!,
      requests(provider) {
        const { child } = servers.get(provider)!;
        child.send("requests");
        return messageOf(child);
      },
    });
  } finally {
    for (const { child, exit } of servers.values()) {
      if (child.connected) {
        child.disconnect();
      }
      await exit;
    }
  }
}
