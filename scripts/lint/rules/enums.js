/** The rules about enumerations: closed in requests, open in responses. */
import { contentSchemas, member, members } from "./traversal.js";

const HTTP_METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Known values in a response are in `x-extensible-enum`, not in `enum`: a server may add values. */
export function openEnumsInResponses() {
  const message = "The schema of a response must use `x-extensible-enum` in place of `enum`.";
  return forbidKeyword("enum", message, (operation, _pathItem, ctx) =>
    members(operation, "responses", ctx).flatMap((response) => [
      ...contentSchemas(response, ctx),
      ...members(response, "headers", ctx).flatMap((header) => member(header, "schema", ctx)),
    ]),
  );
}

/** The values in a request are in `enum`, not in `x-extensible-enum`: a client sends documented values only. */
export function closedEnumsInRequests() {
  const message = "The schema of a request must use `enum` in place of `x-extensible-enum`.";
  return forbidKeyword("x-extensible-enum", message, (operation, pathItem, ctx) => [
    ...[pathItem, operation]
      .flatMap((holder) => members(holder, "parameters", ctx))
      .flatMap((parameter) => [...member(parameter, "schema", ctx), ...contentSchemas(parameter, ctx)]),
    ...member(operation, "requestBody", ctx).flatMap((body) => contentSchemas(body, ctx)),
  ]);
}

/**
 * Returns a rule that rejects a keyword in the schemas that `schemasOf` returns for an operation, and in their
 * subschemas. A visitor of schemas cannot do this: it visits a component once, whether a request or a response uses it.
 */
function forbidKeyword(keyword, message, schemasOf) {
  const seen = new Set();
  const check = (schema, ctx) => {
    if (seen.has(schema.node)) {
      return;
    }
    seen.add(schema.node);
    if (Object.hasOwn(schema.node, keyword)) {
      ctx.report({ message, location: schema.location.child([keyword]).key() });
    }
    for (const inner of subschemas(schema, ctx)) {
      check(inner, ctx);
    }
  };
  return {
    PathItem: {
      leave(pathItem, ctx) {
        const holder = { node: pathItem, location: ctx.location };
        for (const operation of HTTP_METHODS.flatMap((method) => member(holder, method, ctx))) {
          for (const schema of schemasOf(operation, holder, ctx)) {
            check(schema, ctx);
          }
        }
      },
    },
  };
}

/** Returns the direct subschemas of a schema. */
function subschemas(schema, ctx) {
  const keysOfMany = ["properties", "patternProperties", "oneOf", "anyOf", "allOf", "prefixItems"];
  const keysOfOne = ["items", "additionalProperties", "not"];
  return [
    ...keysOfMany.flatMap((key) => members(schema, key, ctx)),
    ...keysOfOne.flatMap((key) => member(schema, key, ctx)).filter(({ node }) => typeof node === "object"),
  ];
}
