/** The simulated accounts and their credentials. */

export const INVOCA = { networkId: 1234, token: "invoca-token" } as const;
export const CLOUDLX = { accessToken: "cloudlx-token" } as const;
export const APIFONICA = { accountSid: "acc-1", authToken: "apifonica-token" } as const;
export const CALLGEAR = { accessToken: "callgear-token" } as const;

export type ProviderId = "invoca" | "cloudlx" | "apifonica" | "callgear";

/** The key of the simulated row behind a record: 1 to the number of rows. */
export const keyOf = {
  invoca: ({ id }: { id: number }) => id,
  cloudlx: ({ uuid }: { uuid: string }) => Number(uuid.slice(-12)),
  apifonica: ({ number_sid }: { number_sid: string }) => Number(number_sid.slice("num-".length)),
} as const;
