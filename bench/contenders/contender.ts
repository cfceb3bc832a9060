import type { ContenderId } from "../row.js";

/** The server a contender uses, and its `fetch`. */
export interface Place {
  url: string;
  fetch?: typeof globalThis.fetch;
}

/** Lists an account and records the key of every number. */
export type List = (place: Place, record: (key: number) => void) => Promise<void>;

/** Makes a function that requests the first page of a list and resolves to how many numbers it received. */
export type Page = (place: Place) => () => Promise<number>;

/** A page of up to 100 Invoca Destinations, and one of 20 Apifonica numbers. */
export interface Pages {
  invoca: Page;
  apifonica: Page;
}

/** One way to read the APIs. */
export interface Contender {
  /** A page of up to 100 Destinations. */
  page: Page;
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
