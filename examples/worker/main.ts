/** A Cloudflare Worker that returns a page of numbers, and the token of the next page. */
import { createInvocaClient } from "number-inventory/invoca";

interface Env {
  INVOCA_VANITY?: string;
  INVOCA_NETWORK_ID: string;
  INVOCA_TOKEN: string;
  INVOCA_BASE_URL?: string;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const invoca = createInvocaClient({
      vanity: env.INVOCA_VANITY,
      networkId: env.INVOCA_NETWORK_ID,
      token: env.INVOCA_TOKEN,
      baseUrl: env.INVOCA_BASE_URL,
    });
    const resumeToken = new URL(request.url).searchParams.get("after") ?? undefined;
    const page = await invoca.destinations.list().page({ resumeToken });
    return Response.json({ numbers: page.items, next: page.resumeToken });
  },
};
