/** Fetches a page, within limits. */

/** A page as the server sent it. */
export interface Page {
  mediaType: string;
  /** The character set of the `content-type` header. */
  charset?: string;
  body: Uint8Array;
}

/** Why there is no text to compare. */
export interface Problem {
  kind: "failed" | "redirect" | "no-match" | "empty";
  message: string;
}

/** The limits of a page. */
export interface Limits {
  timeoutMs: number;
  maxBytes: number;
}

const USER_AGENT = "number-inventory docs:watch (https://github.com/example/number-inventory)";

/**
 * Fetches a page. A redirect is not followed, because the spec cites another address then; a redirect that only appends
 * a slash to the path is.
 *
 * @returns The page, or the problem if the server did not send it with status 200.
 */
export async function fetchPage(address: string, limits: Limits): Promise<Page | Problem> {
  if (!/^https?:\/\//.test(address)) {
    return failed(`the address must be an http(s) URL, got ${address}`);
  }
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await send(address, signal);
    const target = redirectTarget(response, address);
    if (target === undefined) {
      return await readPage(response, limits);
    }
    if (!appendsSlash(address, target)) {
      return { kind: "redirect", message: `redirects to ${target} (HTTP ${response.status})` };
    }
    const moved = await send(target, signal);
    const next = redirectTarget(moved, target);
    return next === undefined
      ? await readPage(moved, limits)
      : { kind: "redirect", message: `redirects to ${next} (HTTP ${moved.status})` };
  } catch (error) {
    return failed(signal.aborted ? `no complete response within ${limits.timeoutMs / 1000} s` : reasonOf(error));
  }
}

async function send(address: string, signal: AbortSignal): Promise<Response> {
  return fetch(address, {
    redirect: "manual",
    signal,
    headers: { "user-agent": USER_AGENT, accept: "text/html, */*" },
  });
}

function redirectTarget({ status, headers }: Response, address: string): string | undefined {
  const location = headers.get("location");
  return status >= 300 && status < 400 && location !== null ? new URL(location, address).href : undefined;
}

/** Whether the only difference of two addresses is a slash at the end of the path. */
export function appendsSlash(from: string, to: string): boolean {
  const url = new URL(from);
  url.pathname += "/";
  const target = new URL(to);
  url.hash = target.hash = "";
  return url.href === target.href;
}

async function readPage(response: Response, { maxBytes }: Limits): Promise<Page | Problem> {
  if (response.status !== 200) {
    await response.body?.cancel();
    return failed(`HTTP ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).byteLength;
    if (size > maxBytes) {
      // Leaving the loop cancels the body.
      return failed(`the page is larger than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  const [mediaType = "", ...parameters] = (response.headers.get("content-type") ?? "").toLowerCase().split(/\s*;\s*/);
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length);
  return { mediaType, ...(charset && { charset: charset.replaceAll('"', "") }), body: Buffer.concat(chunks) };
}

function failed(message: string): Problem {
  return { kind: "failed", message };
}

/** Returns the messages of an error and of its causes: `fetch failed` alone does not say why. */
function reasonOf(error: unknown): string {
  const messages: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    messages.push(cause.message || String((cause as NodeJS.ErrnoException).code));
  }
  return messages.join(": ") || String(error);
}
