/** The registry: the only list of providers. */
import { apifonica } from "./apifonica/provider.js";
import { callgear } from "./callgear/provider.js";
import { cloudlx } from "./cloudlx/provider.js";
import { invoca } from "./invoca/provider.js";
import type { Provider } from "./provider.js";

/** All providers. */
export const providers = [invoca, cloudlx, apifonica, callgear] as const;

/** Any of the providers. */
export type AnyProvider = (typeof providers)[number];

/** A provider's id, which is also the name of its entry point. */
export type ProviderId = AnyProvider["id"];

/** The client of a provider. Default: of any provider. */
export type ClientOf<P extends AnyProvider = AnyProvider> =
  P extends Provider<string, infer Client, infer _> ? Client : never;

/** The record of a provider, as its API returns it. Default: of any provider. */
export type RecordOf<P extends AnyProvider = AnyProvider> =
  P extends Provider<string, infer _, infer Item> ? Item : never;

/** The provider with this id, or undefined if there is none. */
export function findProvider(id: string): AnyProvider | undefined {
  return providers.find((provider) => provider.id === id);
}
