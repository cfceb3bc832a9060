/** The reason in a message of OpenSSL: `<id>:error:<code>:SSL routines:<function>:<reason>:<file>:<line>:`. */
const OPENSSL_MESSAGE = /:error:[^:]*:[^:]*:[^:]*:([^:]+):/;

/** The reasons of OpenSSL if the response to a TLS handshake is not TLS. */
const NO_TLS_REASONS = new Set(["wrong version number", "packet length too long", "http request"]);

/**
 * The message, or the code, of the innermost cause that has one: `fetch` throws "fetch failed", with the reason as its
 * cause. If connections to several addresses fail, Node's reason has a code only. A value that is not an error is
 * converted to a string. Messages that do not name their probable cause are replaced.
 */
export function rootCauseMessage(thrown: unknown): string {
  const message = innermostMessage(thrown);
  const [, tlsReason = ""] = OPENSSL_MESSAGE.exec(message) ?? [];
  if (tlsReason) {
    const hint = NO_TLS_REASONS.has(tlsReason) ? "; the server may not use HTTPS at this port" : "";
    return `TLS error: ${tlsReason}${hint}`;
  }
  // Node's `fetch` has a reason for every other failure.
  return message === "fetch failed" ? "fetch failed, possibly because a proxy requires authentication (407)" : message;
}

function innermostMessage(thrown: unknown): string {
  if (!(thrown instanceof Error)) {
    return thrown ? String(thrown) : "";
  }
  const { cause, message, code } = thrown as Error & { code?: string };
  return innermostMessage(cause) || message || (code ?? "");
}
