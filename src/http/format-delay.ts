/** A delay in ms for a message, from 10 s on in seconds. */
export function formatDelay(ms: number): string {
  return ms < 10_000 ? `${Math.ceil(ms)} ms` : `${Math.ceil(ms / 1000)} s`;
}
