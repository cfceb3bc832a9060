/** Runs the tests of the example. */

// A static import would compile the example here too, where the package is not mapped to its source.
await import(new URL("../../examples/testing/count-numbers.test.ts", import.meta.url).href);
