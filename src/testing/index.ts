/** `number-inventory/testing`: documented records, and a `fetch` that serves them, for the tests of an app. */
export type { RentedNumber } from "../providers/apifonica/client.js";
export type { VirtualNumber } from "../providers/callgear/client.js";
export type { CloudlxNumber } from "../providers/cloudlx/client.js";
export type { Destination } from "../providers/invoca/client.js";
export type { FakeAccount, FakeAccounts } from "./accounts.js";
export { createFakeFetch, type FakeFetch, type FakeRequest } from "./fake-fetch.js";
export type { Fault, FaultedRequests } from "./fault.js";
export {
  apifonicaNumber,
  callgearNumber,
  cloudlxNumber,
  documentedRecords,
  invocaDestination,
  type DocumentedRecords,
  type Overrides,
} from "./records.js";
