import type { ContenderId } from "../row.js";

/** The server a contender uses, and its `fetch`. */
export interface Place {
  url: string;
  fetch?: typeof globalThis.fetch;
}

/** Lists an account and records the key of every number. */
export type List = (place: Place, record: (key: number) => void) => Promise<void>;

/** One way to read the APIs. */
export interface Contender {
  /** Makes a function that requests the first 100 Destinations and resolves to how many it received. */
  page: (place: Place) => () => Promise<number>;
  lists: { invoca: List; apifonica: List };
}

/** The contenders by column; each is loaded on demand. */
export const contenders: Readonly<Record<ContenderId, () => Promise<Contender>>> = {
  ours: async () => (await import("./ours.js")).ours,
  fetch: async () => (await import("./fetch.js")).bareFetch,
  "openapi-fetch": async () => (await import("./openapi-fetch.js")).openapiFetch,
  redocly: async () => (await import("./redocly.js")).redocly,
  ky: async () => (await import("./ky.js")).kyLoop,
};
