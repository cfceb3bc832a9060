/** Attributes and names of spans and metrics, by the semantic conventions of OpenTelemetry for HTTP clients. */
import type { Attributes } from "@opentelemetry/api";
import { isNumberInventoryError } from "../http/errors/base-error.js";
import { isHttpError } from "../http/errors/http-error.js";
import { isRpcError } from "../http/errors/rpc-error.js";
import type { CallEvent } from "../http/hooks.js";

/** An event that has the request: `onRequest` or `onEnd`. */
export interface RequestedEvent extends CallEvent {
  method: string;
  /** The URL without its query. */
  url: string;
}

/** The attributes that spans and metrics have in common. */
export function requestAttributes({ method, url }: RequestedEvent): Attributes {
  const { hostname, port, protocol } = new URL(url);
  return {
    "http.request.method": method,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
  };
}

/** The attributes of a span at its start. */
export function spanAttributes(event: RequestedEvent): Attributes {
  const { provider, operation, url, isRpc } = event;
  return {
    ...requestAttributes(event),
    "url.full": url,
    "number_inventory.provider": provider,
    "number_inventory.operation": operation,
    ...(isRpc && { "rpc.system.name": "jsonrpc", "rpc.method": operation, "jsonrpc.protocol.version": "2.0" }),
  };
}

/**
 * The name of a span: the HTTP method and the operation. An operation that the spec does not have is named by method
 * and path, of which there may be any number, so that only the method remains.
 */
export function spanName({ method, operation }: RequestedEvent): string {
  return operation.startsWith(`${method} `) ? method : `${method} ${operation}`;
}

/** The value of `error.type`: the status or the mnemonic of an error that the server returned, otherwise its name. */
export function errorType(error: unknown): string {
  if (isHttpError(error)) {
    return String(error.status);
  }
  if (isRpcError(error)) {
    return error.mnemonic ?? String(error.code);
  }
  return error instanceof Error ? error.name : "_OTHER";
}

/**
 * The description of a failed span. None if the status of the response suffices, or if the error is not one of this
 * package, whose message may contain a credential.
 */
export function errorDescription(error: unknown): string | undefined {
  return isNumberInventoryError(error) && !isHttpError(error) ? error.message : undefined;
}
