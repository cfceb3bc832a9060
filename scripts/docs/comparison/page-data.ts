/** The comparison of the APIs as the site shows it: cells as HTML, with links into the references. */
import { operationPath } from "../../../website/src/lib/base.js";
import type { Comparison, ComparisonCell, ComparisonGroup } from "../../../website/src/lib/comparison.js";
import type { Spec } from "../../openapi/specs.js";
import type { Api } from "../apis.js";
import { code, inline } from "../markdown.js";
import type { FieldSource } from "../mapping/field-source.js";
import type { Field } from "../mapping/inventory-fields.js";
import { compareApis, type Cell, type RowGroup } from "./rows.js";

/** Returns the tables of the page: the facts of the specs, then the sources of the fields of an inventory record. */
export function comparison(apis: readonly Api[], fields: readonly Field[]): Comparison {
  const specs = apis.map(({ spec }) => spec);
  return {
    apis: apis.map(({ spec, title }) => ({ id: spec.provider, title })),
    groups: [...compareApis(specs).map((group) => factGroup(group, specs)), mappingGroup(apis, fields)],
  };
}

function factGroup({ id, title, rows }: RowGroup, specs: readonly Spec[]): ComparisonGroup {
  return {
    id,
    title,
    rows: rows.map(({ label, cells }) => ({
      label,
      cells: specs.map((spec) => factCell(spec, cells[spec.provider])),
    })),
  };
}

function factCell(spec: Spec, cell: Cell | undefined): ComparisonCell | null {
  return cell === undefined || cell.text === null
    ? null
    : { html: inline(cell.text), file: operationPath(spec.provider, cell.operation) };
}

function mappingGroup(apis: readonly Api[], fields: readonly Field[]): ComparisonGroup {
  return {
    id: "mapping",
    title: "Fields of an inventory record",
    rows: fields.map(({ name }) => ({
      label: inline(code(name)),
      cells: apis.map(({ sources }) => mappingCell(sources.get(name))),
    })),
  };
}

function mappingCell(source: FieldSource | undefined): ComparisonCell | null {
  if (source === undefined) {
    return null;
  }
  const { steps, example, values } = source;
  const properties = steps.map((paths) => paths.map(code).join(" with ")).join(", else ");
  const examples = values?.map(([value, result]) => exampleText([value], result)) ?? [
    exampleText(example.wire, example.normalized),
  ];
  const items = examples.map((text) => `<li>${inline(text)}</li>`);
  return { html: `${inline(properties)}<ul>${items.join("")}</ul>`, file: null };
}

function exampleText(wire: readonly unknown[], normalized: unknown): string {
  const json = (value: unknown) => code(JSON.stringify(value));
  return `${wire.map(json).join(" and ")} → ${json(normalized)}`;
}
