/** Samples in TypeScript with this package. They use the client's method for the operation, or `raw` if it has none. */
import { format } from "prettier";
import { getPath } from "../../../src/http/json.js";
import type { Node } from "../../openapi/specs.js";
import type { FacadeMethod } from "./facade.js";
import { Setting, type SampleRequest, type Server } from "./request.js";

/** Returns the code that sends a request. */
export async function typescriptSample(
  id: string,
  request: SampleRequest,
  method: FacadeMethod | undefined,
  server: Server,
): Promise<string> {
  // The tests compile the samples, so a wrong name fails.
  const factory = `create${id.slice(0, 1).toUpperCase()}${id.slice(1)}Client`;
  const call = method === undefined ? rawCall(id, request, server) : methodCall(id, request, method, server);
  const statements = `const ${id} = ${factory}(${literal(request.options[server], server)});\n\n${call}`;
  const variables = new Set(statements.match(new RegExp(`\\b${id.toUpperCase()}_\\w+`, "g")));
  const code = [
    `import { ${factory} } from "number-inventory/${id}";\n`,
    variables.size > 0 && `const { ${[...variables].map((name) => `${name} = ""`).join(", ")} } = process.env;`,
    statements,
  ];
  return (await format(code.filter(Boolean).join("\n"), { parser: "typescript", printWidth: 76 })).trim();
}

function methodCall(id: string, request: SampleRequest, { path, list, args }: FacadeMethod, server: Server): string {
  if (!list) {
    const result = `await ${id}.${path}(${args.map((value) => literal(value, server)).join(", ")})`;
    return `const result = ${result};\nconsole.log(result);`;
  }
  const parameters = { ...request.query, ...bodyParameters(request) };
  const query = Object.keys(parameters).length > 0 ? literal(parameters, server) : "";
  return `for await (const number of ${id}.${path}(${query})) {\n  console.log(number);\n}`;
}

/** Returns the parameters of a list in the body, without the credential, which the client adds. */
function bodyParameters({ found: { operation }, body }: SampleRequest): Node {
  const limit = String(((operation["x-pagination"] || {}) as Node)["limit"]).split(".");
  const parameters = limit[0] === "body" ? (getPath(body?.value, limit.slice(1, -1)) as Node) : {};
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => !(value instanceof Setting)));
}

function rawCall(id: string, { found, path, query, body }: SampleRequest, server: Server): string {
  const params = Object.fromEntries(
    Object.entries({ path, query }).filter(([, values]) => Object.keys(values).length > 0),
  );
  const init = { ...(Object.keys(params).length > 0 && { params }), ...(body && { body: body.value }) };
  const rest = Object.keys(init).length > 0 ? `, ${literal(init, server)}` : "";
  const call = `await ${id}.raw.${found.method.toUpperCase()}(${JSON.stringify(found.path)}${rest})`;
  return `const { data, error } = ${call};\nconsole.log(data ?? error);`;
}

/** Returns a value as a TypeScript literal. A setting is the name of its variable, or the value for the mock. */
export function literal(value: unknown, server: Server = "live"): string {
  if (value instanceof Setting) {
    return server === "live" ? value.variable : JSON.stringify(value.mock);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => literal(item, server)).join(", ")}]`;
  }
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value) ?? "undefined";
  }
  const members = Object.entries(value).map(([key, member]) => {
    return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${literal(member, server)}`;
  });
  return `{ ${members.join(", ")} }`;
}
