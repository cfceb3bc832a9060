/** One of the tests' simulators in its own process. Sends its URL to the parent and exits with the parent. */
import {
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
  type Simulator,
} from "../../test/support/simulators/index.js";
import { APIFONICA, CALLGEAR, CLOUDLX, INVOCA, type ProviderId } from "../accounts.js";

export interface Served {
  rows: number;
  delayMs?: number;
}

export interface ServeInput extends Served {
  provider: ProviderId;
}

const start: Record<ProviderId, (options: Served) => Promise<Simulator>> = {
  invoca: (options) => startInvoca({ ...INVOCA, ...options }),
  cloudlx: (options) => startCloudlx({ ...CLOUDLX, ...options }),
  apifonica: (options) => startApifonica({ ...APIFONICA, ...options }),
  callgear: (options) => startCallgear({ ...CALLGEAR, ...options }),
};

const { provider, ...options } = JSON.parse(process.argv[2]!) as ServeInput;
const { url, requests } = await start[provider](options);
process.on("disconnect", () => process.exit());
// Responds to any message with the number of requests since the previous message.
process.on("message", () => process.send!(requests.splice(0).length));
process.send!(url);
