/** Parameters, and properties of responses, as a list. */
import { html, inline, sentences, type Html } from "../html.js";
import { codes } from "../openapi/notes.js";
import type { Parameter } from "../openapi/parameters.js";

/** A parameter, or a property of a response. */
export type Described = Pick<Parameter, "name" | "description" | "schema"> &
  Partial<Pick<Parameter, "deprecated" | "required">>;

/** Returns a list of parameters, each with its type, limits and description. */
export function parameterList(parameters: readonly Described[]): Html {
  return html`<dl class="parameters">
    ${parameters.map(
      (parameter) =>
        html`<dt><code>${parameter.name}</code> <span>${limitsOf(parameter)}</span></dt>
          <dd>${inline(sentences(parameter.description).join(" "))}</dd>`,
    )}
  </dl>`;
}

/** Returns the type, values, default and limits of a parameter. */
function limitsOf({ schema, deprecated, required }: Described): Html {
  const { type, enum: values, minimum, maximum, default: fallback } = schema;
  const types = [type].flat().filter((name) => name !== undefined && name !== "null");
  const parts = [
    deprecated && "deprecated",
    required && "required",
    values ? html`one of ${codes(values as string[])}` : types.join(" or "),
    fallback !== undefined && html`default <code>${fallback}</code>`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined ? `at most ${maximum}` : undefined,
  ].filter(Boolean);
  return html`${parts.map((part, index) => html`${index > 0 ? "; " : ""}${part}`)}`;
}
