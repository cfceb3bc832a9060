/** The rules about what an operation, a property and an example contain. */
import { contentSchemas, member, members } from "./traversal.js";

/** An operation that returns an array of objects, bare or in an envelope, has `x-pagination`. */
export function listHasPagination() {
  return {
    Operation: {
      leave(operation, ctx) {
        if (operation["x-pagination"] !== undefined) {
          return;
        }
        const responses = members({ node: operation, location: ctx.location }, "responses", ctx);
        const successes = responses.filter(({ key }) => /^2/.test(key));
        if (!successes.flatMap((response) => contentSchemas(response, ctx)).some((schema) => holdsList(schema, ctx))) {
          return;
        }
        ctx.report({
          message: "The operation returns a list: `x-pagination` must describe the pagination, or be false.",
          location: ctx.location.key(),
        });
      },
    },
  };
}

/** Whether a schema is an array of objects, or contains one in a property, at most `depth` properties deep. */
function holdsList(schema, ctx, depth = 2) {
  const variants = ["oneOf", "anyOf", "allOf"].flatMap((key) => members(schema, key, ctx));
  if (variants.some((variant) => holdsList(variant, ctx, depth))) {
    return true;
  }
  if (member(schema, "items", ctx).some(({ node }) => node.properties !== undefined)) {
    return true;
  }
  return depth > 0 && members(schema, "properties", ctx).some((property) => holdsList(property, ctx, depth - 1));
}

/** A property has a description, next to its `$ref` or in the referenced schema. */
export function propertyDescription() {
  return {
    SchemaProperties: {
      enter(properties, ctx) {
        for (const { key, node } of members({ node: { properties }, location: ctx.location }, "properties", ctx)) {
          if (/\S/.test(properties[key].description ?? node.description ?? "")) {
            continue;
          }
          ctx.report({
            message: `The property \`${key}\` must have a description.`,
            location: ctx.location.child([key]).key(),
          });
        }
      },
    },
  };
}

/** The rules of the mock are in examples only, because they select an example. */
export function mockRulesInExamples() {
  return {
    any: {
      enter(node, ctx) {
        if (ctx.type.name === "Example" || typeof node !== "object" || node === null) {
          return;
        }
        for (const key of ["x-mock-when", "x-mock-status"]) {
          if (Object.hasOwn(node, key)) {
            const location = ctx.location.child([key]).key();
            ctx.report({ message: `\`${key}\` is allowed in examples only.`, location });
          }
        }
      },
    },
  };
}
