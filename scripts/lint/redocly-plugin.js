import { firstMisplacedKey, KEY_ORDER } from "./key-order.js";

/**
 * The lint rules of ours that are more than an assertion on one node. `redocly.yaml` switches them on, beside the
 * assertions.
 */
export default function specs() {
  return {
    id: "specs",
    rules: {
      oas3: {
        "component-names": componentNames,
        "example-names": exampleNames,
        "key-order": keyOrder,
        "line-length": lineLength,
        "list-has-pagination": listHasPagination,
        "doc-source-references": docSourceReferences,
        "permanent-source-urls": permanentSourceUrls,
        "property-description": propertyDescription,
        "open-enums-in-responses": openEnumsInResponses,
        "closed-enums-in-requests": closedEnumsInRequests,
        "mock-rules-in-examples": mockRulesInExamples,
      },
    },
  };
}

/** Components of every kind have names in PascalCase. */
function componentNames() {
  return {
    Components: {
      enter(components, ctx) {
        for (const [section, map] of Object.entries(components)) {
          for (const name of Object.keys(map).filter((key) => !/^[A-Z][A-Za-z0-9]*$/.test(key))) {
            const location = ctx.location.child([section, name]).key();
            ctx.report({ message: `The name \`${name}\` must be in PascalCase.`, location });
          }
        }
      },
    },
  };
}

/** An example of a body has the name of the component that it refers to, or else a name in PascalCase. */
function exampleNames() {
  return {
    MediaType: {
      enter({ examples = {} }, ctx) {
        for (const [name, { $ref }] of Object.entries(examples)) {
          if ($ref === undefined ? /^[A-Z][A-Za-z0-9]*$/.test(name) : $ref.endsWith(`/${name}`)) continue;
          const message =
            $ref === undefined
              ? `The example \`${name}\` must be in PascalCase.`
              : `The example \`${name}\` must have the name of its component, \`${$ref.split("/").at(-1)}\`.`;
          ctx.report({ message, location: ctx.location.child(["examples", name]).key() });
        }
      },
    },
  };
}

/** Keys stand in the order of `key-order.js`. */
function keyOrder() {
  return {
    any: {
      enter(node, ctx) {
        const order = KEY_ORDER[ctx.type.name];
        if (order === undefined || typeof node !== "object" || node === null) return;
        const misplaced = firstMisplacedKey(node, order);
        if (misplaced === undefined) return;
        ctx.report({
          message: `\`${misplaced.key}\` must stand before \`${misplaced.previous}\`.`,
          location: ctx.location.child([misplaced.key]).key(),
        });
      },
    },
  };
}

const MAX_LINE_LENGTH = 120;

/** Lines fit the width that Prettier formats to. Exempt are URLs and the rows of Markdown tables, which cannot break. */
function lineLength() {
  return {
    Root: {
      enter(_root, ctx) {
        const { body } = ctx.location.source;
        for (const [index, line] of body.split("\n").entries()) {
          if (line.length <= MAX_LINE_LENGTH || /^\s*(\||(- )?(\w+: )?"?https?:\/\/\S+$)/.test(line)) continue;
          ctx.report({ message: `Line ${index + 1} has ${line.length} characters, more than ${MAX_LINE_LENGTH}.` });
        }
      },
    },
  };
}

/** An operation that answers with an array of objects, bare or in an envelope, says how it is paged. */
function listHasPagination() {
  return {
    Operation: {
      leave(operation, ctx) {
        if (operation["x-pagination"] !== undefined) {
          return;
        }
        const answers = members({ node: operation, location: ctx.location }, "responses", ctx);
        const successes = answers.filter(({ key }) => /^2/.test(key));
        if (!successes.flatMap((answer) => contentSchemas(answer, ctx)).some((schema) => holdsList(schema, ctx))) {
          return;
        }
        ctx.report({
          message: "The operation answers with a list: `x-pagination` has to say how it is paged, or be false.",
          location: ctx.location.key(),
        });
      },
    },
  };
}

/** Every reference to a source resolves, and every source is used. */
function docSourceReferences() {
  const references = [];
  const collect = (id, location) => {
    if (typeof id === "string") {
      references.push({ id, location });
    }
  };
  return {
    any: {
      enter(node, ctx) {
        if (typeof node !== "object" || node === null) {
          return;
        }
        collect(node["x-doc-source"], ctx.location.child(["x-doc-source"]));
        for (const { id, path } of conflictSources(node)) {
          collect(id, ctx.location.child(path));
        }
      },
    },
    Root: {
      leave(root, ctx) {
        const sources = root["x-doc-sources"] ?? {};
        for (const { id, location } of references) {
          if (!Object.hasOwn(sources, id)) {
            ctx.report({ message: `Unresolved source \`${id}\`.`, location });
          }
        }
        const used = new Set(references.map(({ id }) => id));
        for (const id of Object.keys(sources).filter((key) => !used.has(key))) {
          const location = ctx.location.child(["x-doc-sources", id]).key();
          ctx.report({ message: `The source \`${id}\` is not used.`, location });
        }
      },
    },
  };
}

/** The source ids in a node's `x-doc-conflict`, each with its path below the node. */
function conflictSources(node) {
  const list = (value) => (Array.isArray(value) ? [...value.entries()] : []);
  return list(node["x-doc-conflict"]).flatMap(([index, conflict]) =>
    list(conflict.statements).map(([number, { source }]) => ({
      id: source,
      path: ["x-doc-conflict", index, "statements", number, "source"],
    })),
  );
}

/** The address of a file in a repository names a commit, because a branch moves. */
function permanentSourceUrls() {
  const permalink = /^https:\/\/github\.com\/[^/]+\/[^/]+\/(blob|tree)\/[0-9a-f]{40}(\/|$)/;
  return {
    Root: {
      leave(root, ctx) {
        for (const [id, { url }] of Object.entries(root["x-doc-sources"] ?? {})) {
          if (!String(url).startsWith("https://github.com/") || permalink.test(url)) {
            continue;
          }
          const location = ctx.location.child(["x-doc-sources", id, "url"]);
          ctx.report({ message: "A GitHub URL must name a commit (`/blob/<40 hex digits>/…`).", location });
        }
      },
    },
  };
}

/** A property has a description, beside its `$ref` or in the schema that the `$ref` leads to. */
function propertyDescription() {
  return {
    SchemaProperties: {
      enter(properties, ctx) {
        for (const { key, node } of members({ node: { properties }, location: ctx.location }, "properties", ctx)) {
          if (/\S/.test(properties[key].description ?? node.description ?? "")) {
            continue;
          }
          ctx.report({
            message: `The property \`${key}\` has no description.`,
            location: ctx.location.child([key]).key(),
          });
        }
      },
    },
  };
}

/** A server may send values that nobody knew of: the known ones are in `x-extensible-enum`, not in `enum`. */
function openEnumsInResponses() {
  const message = "A response's schema has no `enum`: use `x-extensible-enum`.";
  return forbid("enum", message, (operation, _pathItem, ctx) =>
    members(operation, "responses", ctx).flatMap((answer) => [
      ...contentSchemas(answer, ctx),
      ...members(answer, "headers", ctx).flatMap((header) => member(header, "schema", ctx)),
    ]),
  );
}

/** A client sends documented values alone: they are in `enum`, not in `x-extensible-enum`. */
function closedEnumsInRequests() {
  const message = "A request's schema has no `x-extensible-enum`: use `enum`.";
  return forbid("x-extensible-enum", message, (operation, pathItem, ctx) => [
    ...[pathItem, operation]
      .flatMap((holder) => members(holder, "parameters", ctx))
      .flatMap((parameter) => [...member(parameter, "schema", ctx), ...contentSchemas(parameter, ctx)]),
    ...member(operation, "requestBody", ctx).flatMap((body) => contentSchemas(body, ctx)),
  ]);
}

/** Only examples are picked by the mock: its rules have no place elsewhere. */
function mockRulesInExamples() {
  return {
    any: {
      enter(node, ctx) {
        if (ctx.type.name === "Example" || typeof node !== "object" || node === null) {
          return;
        }
        for (const key of ["x-mock-when", "x-mock-status"]) {
          if (!Object.hasOwn(node, key)) {
            continue;
          }
          ctx.report({ message: `\`${key}\` stands in examples only.`, location: ctx.location.child([key]).key() });
        }
      },
    },
  };
}

/**
 * A rule against a keyword in any schema of the operations' own. One component may serve requests and responses, and a
 * visitor sees it once, without the way that led there: hence a walk instead.
 */
function forbid(keyword, message, schemasOf) {
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
        const place = { node: pathItem, location: ctx.location };
        const operations = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
        for (const operation of operations.flatMap((method) => member(place, method, ctx))) {
          for (const schema of schemasOf(operation, place, ctx)) {
            check(schema, ctx);
          }
        }
      },
    },
  };
}

/** Whether a schema is an array of objects, or has one as a property, `depth` envelopes below at most. */
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

/** The schemas of which a schema consists. */
function subschemas(schema, ctx) {
  const lists = ["properties", "patternProperties", "oneOf", "anyOf", "allOf", "prefixItems"];
  const single = ["items", "additionalProperties", "not"];
  return [
    ...lists.flatMap((key) => members(schema, key, ctx)),
    ...single.flatMap((key) => member(schema, key, ctx)).filter(({ node }) => typeof node === "object"),
  ];
}

/** The schemas of a response, a parameter or a request body, by media type. */
function contentSchemas(holder, ctx) {
  return members(holder, "content", ctx).flatMap((mediaType) => member(mediaType, "schema", ctx));
}

/** The members of a map or a list below a place, each with its key and its own place, references followed. */
function members({ node, location }, name, ctx) {
  const keys = Object.keys(node[name] ?? {});
  const holder = { node: node[name], location: location.child([name]) };
  return keys.flatMap((key) => member(holder, key, ctx).map((place) => ({ key, ...place })));
}

/** What is below a place, in a list of one or none, its reference followed. */
function member({ node, location }, key, ctx) {
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
