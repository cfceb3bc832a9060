/** The comparison of the APIs as the site shows it: cells as HTML, with links into the references. */
import { operationPath } from "../../../website/src/lib/base.js";
import type { Comparison, ComparisonCell, ComparisonGroup } from "../../../website/src/lib/comparison.js";
import type { Spec } from "../../openapi/specs.js";
import type { Api } from "../apis.js";
import { html, inline, type Html } from "../html.js";
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
    : { html: inline(cell.text).text, file: operationPath(spec.provider, cell.operation) };
}

function mappingGroup(apis: readonly Api[], fields: readonly Field[]): ComparisonGroup {
  return {
    id: "mapping",
    title: "Fields of an inventory record",
    rows: fields.map(({ name }) => ({
      label: html`<code>${name}</code>`.text,
      cells: apis.map(({ sources }) => mappingCell(sources.get(name))),
    })),
  };
}

function mappingCell(source: FieldSource | undefined): ComparisonCell | null {
  if (source === undefined) {
    return null;
  }
  const properties = source.steps.map((paths) => join(paths.map(code), " with "));
  return { html: html`${join(properties, ", else ")}${exampleOf(source)}`.text, file: null };
}

function exampleOf({ example: { wire, normalized }, values }: FieldSource): Html {
  const examples = values?.map(([value, result]) => ({ wire: [value] as unknown[], result })) ?? [
    { wire, result: normalized },
  ];
  return html`<ul>
    ${examples.map(({ wire: from, result }) => html`<li>${join(from.map(json), " and ")} → ${json(result)}</li> `)}
  </ul>`;
}

function code(text: string): Html {
  return html`<code>${text}</code>`;
}

function json(value: unknown): Html {
  return code(JSON.stringify(value));
}

function join(parts: readonly Html[], separator: string): Html {
  return html`${parts.map((part, index) => html`${index > 0 ? separator : ""}${part}`)}`;
}
