/** Generates the types of a spec's paths, operations and components. */
import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { credentialPath } from "./operations.js";
import { METHODS, operationsOf, resolve, type Node, type Spec } from "../openapi/specs.js";

const { factory } = ts;

/** The first line of the types. Its path is that from `generated/<provider>/`. */
const IMPORT = 'import type { OpenEnumsAsString } from "../../src/http/open-enums-as-string.js";';

/** Returns the source text of a spec's types. It is not formatted and has no banner. */
export async function generateTypes(document: Node): Promise<string> {
  const types = await openapiTS(withoutCredential(document), {
    defaultNonNullable: false,
    transform: (schema) => openEnum(schema),
  });
  return `${IMPORT}\n\n${astToString(types.map(withoutOpenEnumsInPaths))}`;
}

/** Returns a declaration, that of `paths` without open enumerations in its operations: openapi-fetch changes them. */
function withoutOpenEnumsInPaths(declaration: ts.Node): ts.Node {
  const isPaths = ts.isInterfaceDeclaration(declaration) && declaration.name.text === "paths";
  return isPaths ? ts.visitEachChild(declaration, withoutOpenEnumsInOperations, undefined) : declaration;
}

function withoutOpenEnumsInOperations(node: ts.Node): ts.Node {
  if (!ts.isPropertySignature(node) || !isOperation(node)) {
    return ts.visitEachChild(node, withoutOpenEnumsInOperations, undefined);
  }
  const { modifiers, name, questionToken, type } = node;
  const plain = factory.createTypeReferenceNode("OpenEnumsAsString", type && [type]);
  return factory.updatePropertySignature(node, modifiers, name, questionToken, plain);
}

/** Returns whether a property of a path is an operation. The other methods are optional, and their type is `never`. */
function isOperation({ name, questionToken }: ts.PropertySignature): boolean {
  return ts.isIdentifier(name) && METHODS.includes(name.text) && questionToken === undefined;
}

/** Returns the type of an open enumeration. Editors complete its known values, and all other strings are allowed. */
function openEnum(schema: SchemaObject): ts.TypeNode | undefined {
  const { "x-extensible-enum": values, type } = schema as { "x-extensible-enum"?: string[]; type?: string | string[] };
  if (values === undefined) {
    return undefined;
  }
  const literal = (value: string) => factory.createLiteralTypeNode(factory.createStringLiteral(value));
  const anyString = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  const nothing = type?.includes("null") === true ? [factory.createLiteralTypeNode(factory.createNull())] : [];
  return factory.createUnionTypeNode([...values.map(literal), anyString, ...nothing]);
}

/** The document for the types. The client adds a credential in the body, so it is optional for callers. */
function withoutCredential(document: Node): OpenAPI3 {
  const copy = structuredClone(document);
  for (const { operation } of operationsOf({ document: copy } as Spec)) {
    const path = credentialPath(operation);
    if (path !== undefined) {
      makeOptionalInBody(copy, operation, path);
    }
  }
  return copy as unknown as OpenAPI3;
}

/** Removes a property of the request body from the `required` of its object, in each media type. */
function makeOptionalInBody(document: Node, operation: Node, path: readonly string[]): void {
  const content = resolve(document, (operation["requestBody"] ?? {}) as Node)["content"] ?? {};
  for (const { schema } of Object.values(content as Record<string, Node>)) {
    const holder = path
      .slice(0, -1)
      .reduce<Node>((parent, name) => resolve(document, parent)["properties"]?.[name] ?? {}, schema);
    const resolved = resolve(document, holder);
    if (Array.isArray(resolved["required"])) {
      resolved["required"] = resolved["required"].filter((required) => required !== path.at(-1));
    }
  }
}
