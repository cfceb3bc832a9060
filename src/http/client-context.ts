import type { Authorize } from "./authorize.js";
import type { CredentialPlace } from "./declaration.js";
import type { Credentials } from "./credentials.js";
import type { Rpc } from "./json-rpc.js";
import type { FindOperation } from "./operation-matcher.js";
import type { Redactor } from "./redactor.js";
import type { Settings } from "./settings.js";

/** The settings and the state that the calls of one client share. */
export interface ClientContext extends Settings {
  readonly provider: string;
  readonly redactor: Redactor;
  readonly credentials: Credentials;
  readonly authorize: Authorize;
  readonly credentialPlace: CredentialPlace;
  readonly findOperation: FindOperation;
  /** Set if the API uses JSON-RPC. */
  readonly rpc: Rpc | undefined;
}
