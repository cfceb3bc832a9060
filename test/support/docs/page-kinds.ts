/** One page of each kind that Astro makes. */
export const PAGE_KINDS = [
  "",
  "guides/getting-started/",
  "guides/options/",
  "comparison/",
  "conflicts/",
  "reference/cloudlx/operations/listnumbers/",
  "typescript/errors/classes/httperror/",
  "changelog/",
] as const;
