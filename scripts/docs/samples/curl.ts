/** Samples for curl. They use the environment variables that the `number-inventory` command reads. */
import { Setting, type SampleRequest, type Server, type Text } from "./request.js";

/** Returns the curl command that sends a request. */
export function curlSample(request: SampleRequest, server: Server): string {
  const { found, body } = request;
  const text = (parts: Text) => parts.map((part) => shellText(part, server)).join("");
  const lines = [`curl "${urlOf(request, server)}"`];
  if (found.method !== "get" && !(found.method === "post" && body !== undefined)) {
    lines.push(`--request ${found.method.toUpperCase()}`);
  }
  lines.push(...Object.entries(request.headers).map(([name, parts]) => `--header "${name}: ${text(parts)}"`));
  if (request.user !== undefined) {
    lines.push(`--user "${text(request.user)}"`);
  }
  if (body === undefined) {
    return lines.join(" \\\n  ");
  }
  return [[...lines, "--data @- <<END"].join(" \\\n  "), hereDocument(body.value, server), "END"].join("\n");
}

function urlOf({ found, server: servers, path, query }: SampleRequest, server: Server): string {
  const encoded = (value: unknown) =>
    value instanceof Setting ? shellText(value, server) : escapeShell(encodeURIComponent(String(value)));
  const address = servers[server].map((part) => shellText(part, server)).join("");
  const search = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
  return (
    address +
    found.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(path[name])) +
    (search.length > 0 ? `?${search.join("&")}` : "")
  );
}

/** Returns text for double quotes or a here-document. */
function shellText(part: string | Setting, server: Server): string {
  if (part instanceof Setting) {
    return server === "live" ? `$${part.variable}` : escapeShell(part.mock);
  }
  return escapeShell(part);
}

function escapeShell(text: string): string {
  return text.replaceAll(/[\\$`]/g, "\\$&");
}

/** Returns a JSON body. A setting is a reference to its variable. */
function hereDocument(value: unknown, server: Server): string {
  const text = JSON.stringify(
    value,
    (_, member: unknown) => {
      if (!(member instanceof Setting)) {
        return member;
      }
      return server === "mock" ? member.mock : `{{${member.variable}}}`;
    },
    2,
  );
  return escapeShell(text).replaceAll(/\{\{(\w+)\}\}/g, "$$$1");
}
