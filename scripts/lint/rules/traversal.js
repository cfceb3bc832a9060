/** Access to nodes of a document, each with its location, across `$ref`s. */

/** Returns the schema of each media type of a response, a parameter or a request body. */
export function contentSchemas(holder, ctx) {
  return members(holder, "content", ctx).flatMap((mediaType) => member(mediaType, "schema", ctx));
}

/** Returns the members of a map or an array, each with its key. `$ref`s are resolved. */
export function members({ node, location }, name, ctx) {
  const keys = Object.keys(node[name] ?? {});
  const holder = { node: node[name], location: location.child([name]) };
  return keys.flatMap((key) => member(holder, key, ctx).map((found) => ({ key, ...found })));
}

/** Returns the value at a key in an array, which is empty if there is no value. A `$ref` is resolved. */
export function member({ node, location }, key, ctx) {
  const value = node[key];
  if (value === undefined || value === null) {
    return [];
  }
  if (value.$ref === undefined) {
    return [{ node: value, location: location.child([key]) }];
  }
  const target = ctx.resolve(value, location.source.absoluteRef);
  return target.location ? [{ node: target.node, location: target.location }] : [];
}
