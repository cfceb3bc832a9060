/** The rules about names, the order of keys and the length of lines. */
import { firstMisplacedKey, KEY_ORDER } from "./key-order.js";

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const MAX_LINE_LENGTH = 120;

/** The row of a Markdown table, or a line that consists of a URL and its key. */
const UNBREAKABLE_LINE = /^\s*(\||(- )?(\w+: )?"?https?:\/\/\S+$)/;

/** Components of every kind have names in PascalCase. */
export function componentNames() {
  return {
    Components: {
      enter(components, ctx) {
        for (const [section, map] of Object.entries(components)) {
          for (const name of Object.keys(map).filter((key) => !PASCAL_CASE.test(key))) {
            const location = ctx.location.child([section, name]).key();
            ctx.report({ message: `The component name \`${name}\` must be in PascalCase.`, location });
          }
        }
      },
    },
  };
}

/** An example of a body has the name of the component that it refers to. An inline example has a name in PascalCase. */
export function exampleNames() {
  return {
    MediaType: {
      enter({ examples = {} }, ctx) {
        for (const [name, { $ref }] of Object.entries(examples)) {
          const message = exampleNameProblem(name, $ref);
          if (message !== undefined) {
            ctx.report({ message, location: ctx.location.child(["examples", name]).key() });
          }
        }
      },
    },
  };
}

function exampleNameProblem(name, $ref) {
  if ($ref === undefined) {
    return PASCAL_CASE.test(name) ? undefined : `The example name \`${name}\` must be in PascalCase.`;
  }
  const component = $ref.split("/").at(-1);
  return name === component
    ? undefined
    : `The example \`${name}\` must have the name of its component, \`${component}\`.`;
}

/** The keys of an object are in the order of `key-order.js`. */
export function keyOrder() {
  return {
    any: {
      enter(node, ctx) {
        const order = KEY_ORDER[ctx.type.name];
        if (order === undefined || typeof node !== "object" || node === null) {
          return;
        }
        const misplaced = firstMisplacedKey(node, order);
        if (misplaced === undefined) {
          return;
        }
        ctx.report({
          message: `\`${misplaced.key}\` must precede \`${misplaced.previous}\`.`,
          location: ctx.location.child([misplaced.key]).key(),
        });
      },
    },
  };
}

/** Lines fit the width that Prettier formats to. URLs and the rows of Markdown tables are exempt: they cannot break. */
export function lineLength() {
  return {
    Root: {
      enter(_root, ctx) {
        for (const [index, line] of ctx.location.source.body.split("\n").entries()) {
          if (line.length > MAX_LINE_LENGTH && !UNBREAKABLE_LINE.test(line)) {
            ctx.report({
              message: `Line ${index + 1} must be ${MAX_LINE_LENGTH} characters or less, got ${line.length}.`,
            });
          }
        }
      },
    },
  };
}
