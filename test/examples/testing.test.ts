/** Runs the tests of the example. */
import "../../examples/testing/count-numbers.test.js";
