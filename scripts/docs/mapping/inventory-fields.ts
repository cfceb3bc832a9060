/** The fields of `InventoryNumber`, as their declaration in `src` documents them. */
import { readFile } from "node:fs/promises";
import ts from "typescript";
import { root } from "../../openapi/specs.js";

/** One field. */
export interface Field {
  name: string;
  /** Its docstring. */
  description: string;
}

/**
 * Returns the fields to which the records of all providers are normalized (interface `NormalizedNumber`).
 *
 * @throws Error if the source file does not declare the interface.
 */
export async function readInventoryFields(): Promise<Field[]> {
  const file = "src/providers/provider.ts";
  const source = ts.createSourceFile(file, await readFile(new URL(file, root), "utf8"), ts.ScriptTarget.ES2022, true);
  const declared = source.statements
    .filter(ts.isInterfaceDeclaration)
    .find(({ name }) => name.text === "NormalizedNumber");
  if (declared === undefined) {
    throw new Error(`${file} declares no interface NormalizedNumber`);
  }
  return declared.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(),
    description: ts
      .getJSDocCommentsAndTags(member)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
      .join(" "),
  }));
}
