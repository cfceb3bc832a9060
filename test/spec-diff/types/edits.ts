/** Edits of a small spec, and what the compiler reports about each: the rule, and where. */
import type { Node } from "../../../scripts/openapi/specs.js";

/** An edit of the base spec. */
export interface Edit {
  name: string;
  edit: (document: Node) => void;
  /** The changes, as `<rule> <pointer>`. */
  changes: string[];
}

const json = (schema: Node) => ({ "application/json": { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const string = { type: "string" };

/** Returns the base spec: each edit gets a new copy. */
export function baseSpec(): Node {
  return {
    openapi: "3.1.0",
    info: { title: "Lines", version: "1.0.0" },
    paths: {
      "/lines": {
        get: {
          operationId: "listLines",
          parameters: [
            { name: "limit", in: "query", schema: { type: "integer" } },
            { name: "status", in: "query", schema: ref("Status") },
            { name: "X-Trace", in: "header", schema: string },
          ],
          responses: {
            200: { description: "A page", content: json(ref("Page")) },
            400: { description: "Invalid", content: json(ref("Problem")) },
          },
        },
        post: {
          operationId: "addLine",
          requestBody: { content: json(ref("NewLine")) },
          responses: { 201: { description: "Added", content: json(ref("Line")) } },
        },
      },
      "/lines/{id}": {
        delete: {
          operationId: "removeLine",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          responses: { 204: { description: "Removed" } },
        },
        get: {
          operationId: "getLine",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          responses: { 200: { description: "A line", content: json(ref("Detail")) } },
        },
      },
    },
    components: {
      schemas: {
        Status: { type: "string", enum: ["active", "reserved"] },
        Mode: { type: "string", "x-extensible-enum": ["xml", "sip"] },
        Page: {
          type: "object",
          required: ["lines"],
          properties: { lines: { type: "array", items: ref("Line") }, total: { type: "integer" } },
        },
        Line: {
          type: "object",
          required: ["id", "status", "mode", "note"],
          properties: {
            id: { type: "integer" },
            status: ref("Status"),
            mode: ref("Mode"),
            note: { type: ["string", "null"] },
            label: string,
            lists: {
              oneOf: [
                { type: "array", items: string },
                { type: "array", items: { type: "integer" } },
              ],
            },
            tags: { type: "object", additionalProperties: string },
            nothing: { type: "object", additionalProperties: false },
          },
        },
        Detail: {
          allOf: [
            ref("Line"),
            { type: "object", required: ["route"], properties: { route: { oneOf: [ref("Sip"), ref("Voice")] } } },
          ],
        },
        Sip: { type: "object", required: ["uri"], properties: { uri: string } },
        Voice: { type: "object", required: ["number"], properties: { number: string } },
        NewLine: {
          type: "object",
          required: ["name"],
          properties: {
            name: string,
            group: { type: ["string", "null"] },
            kind: { type: "string", enum: ["local", "mobile"] },
            codes: { type: "array", items: string },
            filter: ref("Filter"),
          },
        },
        Filter: {
          oneOf: [
            { type: "object", required: ["field"], properties: { field: string } },
            {
              type: "object",
              required: ["and"],
              properties: { and: { type: "array", items: ref("Filter") } },
            },
          ],
        },
        Problem: { type: "object", required: ["detail"], properties: { detail: string } },
      },
    },
  };
}

const schemas = (document: Node): Node => document["components"]["schemas"];
const list = (document: Node): Node => document["paths"]["/lines"]["get"];
const line = (document: Node): Node => schemas(document)["Line"].properties;
const newLine = (document: Node): Node => schemas(document)["NewLine"].properties;

/** What is the same for a member of `Line`, which all three operations return. */
const inLine = (rule: string, member: string) =>
  ["addLine", "getLine", "listLines"].map((operation) => `${operation} ${rule} /components/schemas/Line${member}`);

const OPERATIONS: Readonly<Record<string, string>> = {
  addLine: "/paths/~1lines/post",
  getLine: "/paths/~1lines~1{id}/get",
  listLines: "/paths/~1lines/get",
};

export const EDITS: Edit[] = [
  // Nothing that callers notice.
  { name: "nothing", edit: () => undefined, changes: [] },
  { name: "words", edit: (spec) => (schemas(spec)["Line"].description = "A line."), changes: [] },
  {
    name: "an optional parameter, property and header are added",
    edit: (spec) => {
      list(spec)["parameters"].push(
        { name: "sort", in: "query", schema: string },
        { name: "X-Extra", in: "header", schema: string },
      );
      newLine(spec)["comment"] = string;
      line(spec)["comment"] = string;
      schemas(spec)["Filter"].oneOf[1].properties.extra = string;
    },
    changes: [],
  },
  {
    name: "a required response property is added",
    edit: (spec) => {
      line(spec)["comment"] = string;
      schemas(spec)["Line"].required.push("comment");
    },
    changes: [],
  },
  {
    name: "an object without properties gets one",
    edit: (spec) => (line(spec)["nothing"] = { type: "object", properties: { a: string }, required: ["a"] }),
    changes: [],
  },
  {
    name: "an open enumeration gets a value",
    edit: (spec) => schemas(spec)["Mode"]["x-extensible-enum"].push("app"),
    changes: [],
  },
  {
    name: "an open enumeration loses a value",
    edit: (spec) => schemas(spec)["Mode"]["x-extensible-enum"].pop(),
    changes: [],
  },
  { name: "a request enumeration gets a value", edit: (spec) => newLine(spec)["kind"].enum.push("sip"), changes: [] },
  { name: "a response is no longer null", edit: (spec) => (line(spec)["note"] = string), changes: [] },
  {
    name: "a request property may be null",
    edit: (spec) => (newLine(spec)["name"] = { type: ["string", "null"] }),
    changes: [],
  },
  {
    name: "a request property becomes optional",
    edit: (spec) => (schemas(spec)["NewLine"].required = []),
    changes: [],
  },
  {
    name: "a response property becomes required",
    edit: (spec) => schemas(spec)["Line"].required.push("label"),
    changes: [],
  },
  {
    name: "a reference is inlined, and a component is renamed",
    edit: (spec) => {
      line(spec)["status"] = schemas(spec)["Status"];
      schemas(spec)["Fault"] = schemas(spec)["Problem"];
      list(spec)["responses"]["400"].content = json(ref("Fault"));
    },
    changes: [],
  },
  {
    name: "a documented error is added, another removed",
    edit: (spec) => {
      list(spec)["responses"]["429"] = {
        description: "Too many",
        content: json({ type: "object", required: ["wait"], properties: { wait: { type: "integer" } } }),
      };
    },
    changes: [],
  },
  { name: "an error is no longer documented", edit: (spec) => delete list(spec)["responses"]["400"], changes: [] },
  {
    name: "a parameter moves to the path item",
    edit: (spec) => (spec["paths"]["/lines"].parameters = [list(spec)["parameters"].shift()]),
    changes: [],
  },
  {
    name: "a variant is added to a request",
    edit: (spec) =>
      schemas(spec)["Filter"].oneOf.push({ type: "object", required: ["or"], properties: { or: string } }),
    changes: [],
  },
  {
    name: "a variant of a response is removed",
    edit: (spec) => schemas(spec)["Detail"].allOf[1].properties.route.oneOf.pop(),
    changes: [],
  },

  {
    name: "a closed response enumeration loses a value, and a string gets an enumeration",
    edit: (spec) => {
      line(spec)["status"] = { type: "string", enum: ["active"] };
      line(spec)["label"] = { type: "string", enum: ["a", "b"] };
    },
    changes: [],
  },
  {
    name: "null is spelled in another way",
    edit: (spec) => (line(spec)["note"] = { anyOf: [string, { type: "null" }] }),
    changes: [],
  },
  {
    name: "constraints, defaults and readOnly change",
    edit: (spec) => {
      line(spec)["id"] = { type: "number", minimum: 1, default: 1, readOnly: true };
      newLine(spec)["name"] = { type: "string", maxLength: 3, default: "a", pattern: "^a" };
      list(spec)["parameters"][0].schema = { type: "integer", maximum: 5, default: 5 };
    },
    changes: [],
  },
  {
    name: "the branches of allOf are merged",
    edit: (spec) => {
      const { Line, Detail } = schemas(spec) as { Line: Node; Detail: Node };
      schemas(spec)["Detail"] = {
        type: "object",
        required: [...Line["required"], "route"],
        properties: { ...Line["properties"], ...Detail["allOf"][1].properties },
      };
    },
    changes: [],
  },
  {
    name: "a status is replaced by another one of the same kind with the same body",
    edit: (spec) => {
      const { post } = spec["paths"]["/lines"];
      post.responses = { 200: post.responses[201] };
      list(spec)["responses"] = { 200: list(spec)["responses"][200], "4XX": list(spec)["responses"][400] };
    },
    changes: [],
  },
  {
    name: "the schema of a recursive request is inlined once",
    edit: (spec) => (newLine(spec)["filter"] = schemas(spec)["Filter"]),
    changes: [],
  },

  {
    name: "the name of a header is in another case",
    edit: (spec) => (list(spec)["parameters"][2].name = "x-trace"),
    changes: [],
  },
  {
    name: "an operation without documented errors gets one",
    edit: (spec) => {
      spec["paths"]["/lines"].post.responses[400] = { description: "Invalid", content: json(ref("Problem")) };
    },
    changes: [],
  },
  {
    name: "a response without a body gets one",
    edit: (spec) =>
      (spec["paths"]["/lines/{id}"].delete.responses = { 200: { description: "", content: json(ref("Line")) } }),
    changes: [],
  },

  // Responses.
  {
    name: "an error without a schema is added to an operation without documented errors",
    edit: (spec) => (spec["paths"]["/lines"].post.responses[400] = { description: "Invalid", content: json({}) }),
    changes: ["addLine response-type-unknown /paths/~1lines/post/responses"],
  },
  {
    name: "the required properties are listed in a branch of allOf without properties",
    edit: (spec) => {
      const { required, ...others } = schemas(spec)["Line"] as Node;
      schemas(spec)["Line"] = { allOf: [others, { required: ["id"] }] };
      schemas(spec)["Line"].allOf[0].required = (required as string[]).filter((name) => name !== "id");
    },
    changes: inLine("response-member-optional", "/allOf/0/properties/id"),
  },
  {
    name: "a response property is moved into an object",
    edit: (spec) => {
      line(spec)["owner"] = { type: "object", properties: { label: line(spec)["label"] } };
      delete line(spec)["label"];
    },
    changes: inLine("response-member-removed", "/properties/label"),
  },
  {
    name: "the case of a response property changes",
    edit: (spec) => {
      line(spec)["Label"] = line(spec)["label"];
      delete line(spec)["label"];
    },
    changes: inLine("response-member-removed", "/properties/label"),
  },
  {
    name: "a response property is removed",
    edit: (spec) => delete line(spec)["label"],
    changes: inLine("response-member-removed", "/properties/label"),
  },
  {
    name: "a response property is renamed",
    edit: (spec) => {
      delete line(spec)["note"];
      line(spec)["remark"] = { type: ["string", "null"] };
      schemas(spec)["Line"].required = ["id", "status", "mode", "remark"];
    },
    changes: inLine("response-member-removed", "/properties/note"),
  },
  {
    name: "a response property becomes optional",
    edit: (spec) => (schemas(spec)["Line"].required = ["status", "mode", "note"]),
    changes: inLine("response-member-optional", "/properties/id"),
  },
  {
    name: "a response property may be null",
    edit: (spec) => (line(spec)["label"] = { type: ["string", "null"] }),
    changes: inLine("response-null-added", "/properties/label"),
  },
  {
    name: "a response property has another type",
    edit: (spec) => (line(spec)["id"] = string),
    changes: inLine("response-type-changed", "/properties/id"),
  },
  {
    name: "a response array becomes a scalar",
    edit: (spec) => (schemas(spec)["Page"].properties.lines = string),
    changes: ["listLines response-type-changed /components/schemas/Page/properties/lines"],
  },
  {
    name: "a response property becomes free of a schema",
    edit: (spec) => (line(spec)["label"] = {}),
    changes: inLine("response-type-unknown", "/properties/label"),
  },
  {
    name: "a closed response enumeration becomes a string",
    edit: (spec) => (line(spec)["status"] = string),
    changes: inLine("response-type-changed", "/properties/status"),
  },
  {
    name: "a closed enumeration of requests and responses gets a value",
    edit: (spec) => schemas(spec)["Status"].enum.push("off"),
    changes: ["addLine", "getLine", "listLines"].map(
      (operation) => `${operation} response-enum-value-added /components/schemas/Status`,
    ),
  },
  {
    name: "the values of a map have another type",
    edit: (spec) => (line(spec)["tags"].additionalProperties = { type: "integer" }),
    changes: inLine("response-type-changed", "/properties/tags/additionalProperties"),
  },
  {
    name: "a map becomes closed",
    edit: (spec) => (line(spec)["tags"].additionalProperties = false),
    changes: inLine("response-open-properties-removed", "/properties/tags"),
  },
  {
    name: "a response gets another variant",
    edit: (spec) => {
      schemas(spec)["Detail"].allOf[1].properties.route.oneOf.push({
        type: "object",
        required: ["app"],
        properties: { app: string },
      });
    },
    changes: ["getLine response-variant-added /components/schemas/Detail/allOf/1/properties/route"],
  },
  {
    name: "a property of a variant is removed",
    edit: (spec) => (schemas(spec)["Sip"].properties = { host: { type: "integer" } }),
    changes: ["getLine response-member-removed /components/schemas/Sip/properties/uri"],
  },
  {
    name: "a branch of allOf is removed",
    edit: (spec) => schemas(spec)["Detail"].allOf.pop(),
    changes: ["getLine response-member-removed /components/schemas/Detail/allOf/1/properties/route"],
  },
  {
    name: "an envelope is inserted",
    edit: (spec) => (schemas(spec)["Page"] = { type: "object", properties: { result: schemas(spec)["Page"] } }),
    changes: ["lines", "total"].map(
      (name) => `listLines response-member-removed /components/schemas/Page/properties/${name}`,
    ),
  },
  {
    name: "a second successful response has another body",
    edit: (spec) => (list(spec)["responses"]["202"] = { description: "Later", content: json(ref("Problem")) }),
    changes: ["listLines response-variant-added /paths/~1lines/get/responses"],
  },
  {
    name: "a successful response without a body is added",
    edit: (spec) => (list(spec)["responses"]["204"] = { description: "Nothing" }),
    changes: ["listLines response-member-optional /paths/~1lines/get/responses"],
  },
  {
    name: "all client errors without a schema are added",
    edit: (spec) => (list(spec)["responses"]["4XX"] = { description: "Any", content: json({}) }),
    changes: ["listLines response-type-unknown /paths/~1lines/get/responses"],
  },
  {
    name: "a media type is added to a response",
    edit: (spec) => (list(spec)["responses"]["200"].content["text/csv"] = { schema: string }),
    changes: ["listLines response-type-changed /paths/~1lines/get/responses"],
  },
  {
    name: "the successful response becomes the default one",
    edit: (spec) => {
      list(spec)["responses"] = { default: list(spec)["responses"]["200"] };
    },
    changes: [
      "listLines response-member-removed /paths/~1lines/get/responses",
      "listLines response-member-removed /components/schemas/Problem/properties/detail",
    ],
  },
  {
    name: "a property of an error is removed",
    edit: (spec) => (schemas(spec)["Problem"] = { type: "object", properties: { code: { type: "integer" } } }),
    changes: ["listLines response-member-removed /components/schemas/Problem/properties/detail"],
  },

  {
    name: "the items of one of two arrays have another type",
    edit: (spec) => (line(spec)["lists"].oneOf[1].items = { type: "boolean" }),
    changes: ["addLine data", "getLine data", "listLines data"].map(
      (part) => `${part}-not-assignable ${OPERATIONS[part.split(" ")[0] ?? ""] ?? ""}`,
    ),
  },

  // Requests.
  {
    name: "a parameter is removed",
    edit: (spec) => list(spec)["parameters"].shift(),
    changes: ["listLines request-member-removed /paths/~1lines/get/parameters/0"],
  },
  {
    name: "a parameter moves from the query to a header",
    edit: (spec) => (list(spec)["parameters"][0].in = "header"),
    changes: ["listLines request-member-removed /paths/~1lines/get/parameters/0"],
  },
  {
    name: "a parameter becomes required",
    edit: (spec) => (list(spec)["parameters"][0].required = true),
    changes: ["listLines request-member-required /paths/~1lines/get/parameters/0"],
  },
  {
    name: "a required parameter is added to an operation without parameters",
    edit: (spec) =>
      (spec["paths"]["/lines"].post.parameters = [{ name: "key", in: "query", required: true, schema: string }]),
    changes: ["addLine request-required-member-added /paths/~1lines/post/parameters/0"],
  },
  {
    name: "a parameter becomes an array",
    edit: (spec) => (list(spec)["parameters"][0].schema = { type: "array", items: { type: "integer" } }),
    changes: ["listLines request-type-changed /paths/~1lines/get/parameters/0/schema"],
  },
  {
    name: "a parameter gets an enumeration",
    edit: (spec) => (list(spec)["parameters"][2].schema = { type: "string", enum: ["a"] }),
    changes: ["listLines request-type-changed /paths/~1lines/get/parameters/2/schema"],
  },
  {
    name: "an enumeration of a parameter loses a value",
    edit: (spec) => (list(spec)["parameters"][1].schema = { type: "string", enum: ["active"] }),
    changes: ["listLines request-enum-value-removed /paths/~1lines/get/parameters/1"],
  },
  {
    name: "the request body becomes required",
    edit: (spec) => (spec["paths"]["/lines"].post.requestBody.required = true),
    changes: ["addLine request-member-required /paths/~1lines/post/requestBody"],
  },
  {
    name: "the request body is removed",
    edit: (spec) => delete spec["paths"]["/lines"].post.requestBody,
    changes: ["addLine request-member-removed /paths/~1lines/post/requestBody"],
  },
  {
    name: "a request property is removed",
    edit: (spec) => delete newLine(spec)["codes"],
    changes: ["addLine request-member-removed /components/schemas/NewLine/properties/codes"],
  },
  {
    name: "a required request property is added",
    edit: (spec) => {
      newLine(spec)["owner"] = { type: "integer" };
      schemas(spec)["NewLine"].required.push("owner");
    },
    changes: ["addLine request-required-member-added /components/schemas/NewLine/properties/owner"],
  },
  {
    name: "a request property must not be null",
    edit: (spec) => (newLine(spec)["group"] = string),
    changes: ["addLine request-null-removed /components/schemas/NewLine/properties/group"],
  },
  {
    name: "the items of a request array have another type",
    edit: (spec) => (newLine(spec)["codes"].items = { type: "integer" }),
    changes: ["addLine request-type-changed /components/schemas/NewLine/properties/codes/items"],
  },
  {
    name: "a request array becomes a scalar",
    edit: (spec) => (newLine(spec)["codes"] = string),
    changes: ["addLine request-type-changed /components/schemas/NewLine/properties/codes"],
  },
  {
    name: "a variant of a request is removed",
    edit: (spec) => schemas(spec)["Filter"].oneOf.pop(),
    changes: ["addLine request-variant-removed /components/schemas/Filter"],
  },
  {
    name: "a request enumeration loses a value",
    edit: (spec) => newLine(spec)["kind"].enum.pop(),
    changes: ["addLine request-enum-value-removed /components/schemas/NewLine/properties/kind"],
  },

  {
    name: "a property of a recursive request variant is removed",
    edit: (spec) => (schemas(spec)["Filter"].oneOf[0].properties = { name: { type: "boolean" } }),
    changes: ["addLine request-member-removed /components/schemas/Filter/oneOf/0/properties/field"],
  },

  // Operations.
  {
    name: "an operation is removed",
    edit: (spec) => delete spec["paths"]["/lines"].post,
    changes: ["addLine operation-removed /paths/~1lines/post"],
  },
  {
    name: "a path is removed",
    edit: (spec) => delete spec["paths"]["/lines/{id}"],
    changes: [
      "getLine operation-removed /paths/~1lines~1{id}/get",
      "removeLine operation-removed /paths/~1lines~1{id}/delete",
    ],
  },
  {
    name: "a method changes",
    edit: (spec) => {
      spec["paths"]["/lines"].put = spec["paths"]["/lines"].post;
      delete spec["paths"]["/lines"].post;
    },
    changes: ["addLine operation-moved /paths/~1lines/put"],
  },
  {
    name: "a path parameter is renamed",
    edit: (spec) => {
      const item = spec["paths"]["/lines/{id}"];
      spec["paths"] = { ...spec["paths"], "/lines/{line_id}": item };
      delete spec["paths"]["/lines/{id}"];
      item.get.operationId = "readLine";
      item.get.parameters[0].name = "line_id";
      item.delete.parameters[0].name = "line_id";
    },
    changes: [
      "readLine operation-moved /paths/~1lines~1{line_id}/get",
      "removeLine operation-moved /paths/~1lines~1{line_id}/delete",
    ],
  },
];
