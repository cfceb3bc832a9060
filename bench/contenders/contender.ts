import type { ContenderId } from "../row.js";

/** Where a contender goes, and by which `fetch`. */
export interface Place {
  url: string;
  fetch?: typeof globalThis.fetch;
}

/** Lists an account, and shows the key of every number. */
export type List = (place: Place, see: (key: number) => void) => Promise<void>;

/** One way to read the APIs. */
export interface Contender {
  /** What asks for the first 100 Destinations of Invoca, and gives how many came. */
  page: (place: Place) => () => Promise<number>;
  lists: { invoca: List; apifonica: List };
}

/** All of them by their column. Nothing is loaded but the one that is asked for. */
export const contenders: Readonly<Record<ContenderId, () => Promise<Contender>>> = {
  ours: async () => (await import("./ours.js")).ours,
  fetch: async () => (await import("./fetch.js")).bareFetch,
  "openapi-fetch": async () => (await import("./openapi-fetch.js")).openapiFetch,
  redocly: async () => (await import("./redocly.js")).redocly,
  ky: async () => (await import("./ky.js")).kyLoop,
};
