/** The fields of `InventoryNumber`, as the code declares and explains them. */
import { readFile } from "node:fs/promises";
import ts from "typescript";
import { root } from "../../openapi/specs.js";

/** One field. */
export interface Field {
  name: string;
  type: string;
  about: string;
}

/** The fields that all providers' records are mapped to, from the interface `NormalizedNumber`. */
export async function numberFacts(): Promise<Field[]> {
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
    type: member.type?.getText() ?? "unknown",
    about: ts
      .getJSDocCommentsAndTags(member)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
      .join(" "),
  }));
}
