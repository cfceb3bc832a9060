/** Writes the functions that check whether a value matches a schema, without allocating memory. */
import { CONSTRAINTS } from "../../src/drift/constraints.js";
import type { JsonType, ResponseSchema, SchemaRef } from "../../src/drift/declaration.js";

/**
 * Writes the predicates of one spec. They may be too strict: that of a recursive schema rejects values that contain
 * another value of the schema.
 */
export class PredicateWriter {
  readonly #schemas: Readonly<Record<string, ResponseSchema>>;
  /** The source text of each function by its name. */
  readonly #functions = new Map<string, string>();
  readonly #names = new Map<SchemaRef, string>();
  /** The schemas that allow an object among other types, each with the schema of the object alone. */
  readonly #objects = new Map<ResponseSchema, ResponseSchema>();
  /** The components whose functions are being written. */
  readonly #beingWritten = new Set<string>();

  constructor(schemas: Readonly<Record<string, ResponseSchema>>) {
    this.#schemas = schemas;
  }

  /** The source text of all functions. */
  get text(): string {
    return [...this.#functions.values()].join("\n");
  }

  /** Returns the name of a function that accepts the values of a schema. `name` is the name of an inline schema. */
  functionFor(ref: SchemaRef, name: string): string {
    const known = this.#names.get(ref);
    if (known !== undefined) {
      return known;
    }
    const label = toPascalCase(typeof ref === "string" ? ref : name);
    const functionName = this.#unusedName(`is${label}`);
    this.#names.set(ref, functionName);
    // Reserves the place: a function precedes those that it calls.
    this.#functions.set(functionName, "");
    const body = this.#whileWriting(ref, () => this.#body(this.#resolve(ref), label));
    const argument = /\bvalue\b/.test(body) ? "value" : "_value";
    this.#functions.set(functionName, `function ${functionName}(${argument}: unknown): boolean {\n${body}\n}\n`);
    return functionName;
  }

  #unusedName(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#functions.has(name); count++) {
      name = `${wanted}${count}`;
    }
    return name;
  }

  #resolve(ref: SchemaRef): ResponseSchema {
    return typeof ref === "string" ? (this.#schemas[ref] ?? {}) : ref;
  }

  /** Runs `work`, with a component among those that are being written. */
  #whileWriting<Result>(ref: SchemaRef, work: () => Result): Result {
    if (typeof ref !== "string") {
      return work();
    }
    this.#beingWritten.add(ref);
    const result = work();
    this.#beingWritten.delete(ref);
    return result;
  }

  /** The body of a function for the argument `value`. */
  #body(schema: ResponseSchema, label: string): string {
    return isOnlyObject(schema)
      ? this.#objectBody(schema, label)
      : `return ${this.#expression(schema, "value", label)};`;
  }

  #objectBody(schema: ResponseSchema, label: string): string {
    const { properties = {}, required = [], additional } = schema;
    const lines = ["if (!isObject(value)) {", "return false;", "}"];
    const optional = Object.keys(properties).filter((name) => !required.includes(name));
    const isClosed = isClosedObject(schema);
    if (isClosed) {
      lines.push(`${optional.length > 0 ? "let" : "const"} count = ${required.length};`);
    }
    for (const [index, name] of [...new Set([...Object.keys(properties), ...required])].entries()) {
      lines.push(...this.#propertyLines(schema, name, `v${index}`, label));
    }
    if (additional !== undefined && additional !== true) {
      lines.push(...this.#additionalLines(Object.keys(properties), additional, label));
    }
    return [...lines, `return ${isClosed ? "hasKeyCount(value, count)" : "true"};`].join("\n");
  }

  #propertyLines(schema: ResponseSchema, name: string, variable: string, label: string): string[] {
    const { properties = {}, required = [] } = schema;
    const check = this.#check(properties[name] ?? {}, variable, `${label} ${name}`);
    const key = JSON.stringify(name);
    // A name of Object.prototype, such as `constructor`, is read only if the object has it.
    const read = name in {} ? `Object.hasOwn(value, ${key}) ? value[${key}] : undefined` : `value[${key}]`;
    const lines = [`const ${variable} = ${read};`];
    if (required.includes(name)) {
      const test = check === "true" ? `${variable} === undefined` : `!(${check})`;
      return [...lines, `if (${test}) {`, "return false;", "}"];
    }
    const reject = check === "true" ? [] : [`if (!(${check})) {`, "return false;", "}"];
    const count = isClosedObject(schema) ? ["count++;"] : [];
    return reject.length + count.length === 0
      ? []
      : [...lines, `if (${variable} !== undefined) {`, ...reject, ...count, "}"];
  }

  #additionalLines(documented: readonly string[], additional: SchemaRef, label: string): string[] {
    const check = this.#check(additional, "value[key]", `${label} value`);
    const isOther = documented.map((name) => `key !== ${JSON.stringify(name)} && `).join("");
    return ["for (const key in value) {", `if (${isOther}!(${check})) {`, "return false;", "}", "}"];
  }

  /** An expression that checks `variable`. */
  #check(ref: SchemaRef, variable: string, label: string): string {
    if (typeof ref !== "string") {
      return this.#expression(ref, variable, label);
    }
    const schema = this.#resolve(ref);
    if (Object.keys(schema).every((key) => key === "source")) {
      return "true";
    }
    return this.#beingWritten.has(ref) ? "false" : `${this.functionFor(ref, label)}(${variable})`;
  }

  #expression(schema: ResponseSchema, variable: string, label: string): string {
    if (schema.oneOf) {
      return schema.oneOf
        .map((alternative, index) => `(${this.#check(alternative, variable, `${label} ${index + 1}`)})`)
        .join(" || ");
    }
    const constraints = Object.fromEntries(
      Object.entries(schema).filter(([key]) => CONSTRAINTS.some((constraint) => constraint === key)),
    );
    const types = this.#typesExpression(schema, variable, label);
    if (Object.keys(constraints).length === 0) {
      return types;
    }
    const meets = `meetsConstraints(${variable}, ${JSON.stringify(constraints)})`;
    return types === "true" ? meets : `(${types}) && ${meets}`;
  }

  #typesExpression(schema: ResponseSchema, variable: string, label: string): string {
    const { types, values, extensible } = schema;
    if (values && !extensible) {
      return values.map((value) => `${variable} === ${JSON.stringify(value)}`).join(" || ") || "false";
    }
    if (!types) {
      // Too strict: without `type`, the keywords of objects and arrays permit values of other types.
      return hasStructure(schema) ? this.#objectExpression(schema, variable, label) : "true";
    }
    return types
      .filter((type) => !(type === "integer" && types.includes("number")))
      .map((type) => this.#typeExpression(type, schema, variable, label))
      .join(" || ");
  }

  #typeExpression(type: JsonType, schema: ResponseSchema, variable: string, label: string): string {
    switch (type) {
      case "null":
        return `${variable} === null`;
      case "integer":
        return `Number.isInteger(${variable})`;
      case "array":
        return this.#arrayExpression(schema.items, variable, label);
      case "object":
        return this.#objectExpression(schema, variable, label);
      case "string": {
        const known = schema.values?.map((value) => `${variable} === ${JSON.stringify(value)}`).join(" || ");
        return known ?? `typeof ${variable} === "string"`;
      }
      default:
        return `typeof ${variable} === "${type}"`;
    }
  }

  #arrayExpression(items: SchemaRef | undefined, variable: string, label: string): string {
    const isArray = `Array.isArray(${variable})`;
    if (items === undefined || this.#check(items, "item", `${label} item`) === "true") {
      return isArray;
    }
    if (typeof items === "string" && this.#beingWritten.has(items)) {
      return `(${isArray} && ${variable}.length === 0)`;
    }
    return `(${isArray} && ${variable}.every(${this.functionFor(items, `${label} item`)}))`;
  }

  #objectExpression(schema: ResponseSchema, variable: string, label: string): string {
    if (!hasObjectStructure(schema)) {
      return `isObject(${variable})`;
    }
    const object = this.#objects.get(schema) ?? { ...schema, types: ["object"] };
    this.#objects.set(schema, object);
    return `${this.functionFor(object, `${label} object`)}(${variable})`;
  }
}

function isClosedObject({ properties, additional }: ResponseSchema): boolean {
  return properties !== undefined && additional === undefined;
}

function isOnlyObject(schema: ResponseSchema): boolean {
  return schema.types?.join() === "object" && hasObjectStructure(schema);
}

function hasStructure(schema: ResponseSchema): boolean {
  return hasObjectStructure(schema) || schema.items !== undefined;
}

function hasObjectStructure({ properties, required, additional }: ResponseSchema): boolean {
  return properties !== undefined || required !== undefined || typeof (additional ?? true) !== "boolean";
}

/** A label as a part of a name: `phone_number value` becomes `PhoneNumberValue`. */
function toPascalCase(label: string): string {
  return label
    .split(/[^a-z\d]+/i)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
