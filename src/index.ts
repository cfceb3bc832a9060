/** `number-inventory`: the four clients, the inventory, and the errors. */
export {
  createInvocaClient,
  type Destination,
  type DestinationQuery,
  type InvocaClient,
  type InvocaOptions,
  type InvocaRawClient,
} from "./providers/invoca/client.js";
export {
  createCloudlxClient,
  type CloudlxAccessTokenOptions,
  type CloudlxApiClientOptions,
  type CloudlxClient,
  type CloudlxNumber,
  type CloudlxNumberQuery,
  type CloudlxOptions,
  type CloudlxRawClient,
} from "./providers/cloudlx/client.js";
export {
  createApifonicaClient,
  type ApifonicaClient,
  type ApifonicaOptions,
  type ApifonicaRawClient,
  type RentedNumber,
  type RentedNumberQuery,
} from "./providers/apifonica/client.js";
export {
  createCallgearClient,
  type CallgearClient,
  type CallgearOptions,
  type CallgearRawClient,
  type FieldsOf,
  type VirtualNumber,
  type VirtualNumberField,
  type VirtualNumberQuery,
} from "./providers/callgear/client.js";
export * from "./inventory/index.js";
export * from "./errors.js";
export type * from "./providers/client-types.js";
