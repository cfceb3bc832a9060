/** Prints the numbers of all accounts. */
import type { Writable } from "node:stream";
import { isInventoryError } from "../inventory/inventory-error.js";
import type { Batch } from "../inventory/list-batches.js";
import type { InventoryNumber } from "../inventory/inventory-number.js";
import { createYieldToEventLoop } from "../inventory/yield-to-event-loop.js";
import type { Format } from "./formats/format.js";
import { write } from "./output.js";
import type { SortedNumbers } from "./sort.js";

/** How many sorted numbers are printed at a time. */
const SORTED_BATCH_SIZE = 1000;

/** Where and how numbers are printed. */
export interface Printer {
  format: Format;
  stdout: Writable;
  /** Ends printing when it is aborted. */
  signal: AbortSignal;
  /** Counts the numbers of a batch and returns those that pass the filters. */
  select: (numbers: readonly InventoryNumber[]) => InventoryNumber[];
  /** Called before numbers are written. */
  onWrite: () => void;
  /** Collects the numbers until the end, to print them in order. Undefined: numbers are printed as they arrive. */
  sorted: SortedNumbers | undefined;
}

/**
 * Prints the numbers of the batches. After an interruption, the output ends after the numbers that were printed, and a
 * JSON array stays open, so that it cannot be mistaken for a complete list.
 */
export async function printNumbers(batches: AsyncIterable<Batch>, printer: Printer): Promise<void> {
  const { format, stdout, signal } = printer;
  await write(stdout, format.head(), signal);
  try {
    await readBatches(batches, printer);
  } catch (error) {
    // The failures of accounts have been reported as they occurred.
    if (!signal.aborted && !isInventoryError(error)) {
      throw error;
    }
  }
  await printSorted(printer);
  await write(stdout, signal.aborted ? format.interruption() : format.tail(), signal);
}

async function readBatches(batches: AsyncIterable<Batch>, printer: Printer): Promise<void> {
  const { select, signal, sorted } = printer;
  for await (const batch of batches) {
    // A response that was received before the interruption may have many more batches of numbers.
    if (signal.aborted) {
      return;
    }
    const numbers = select(batch.numbers);
    if (sorted === undefined) {
      await printBatch(numbers, printer);
    } else {
      sorted.add(numbers);
    }
  }
}

/** Prints the sorted numbers. A signal is received between two batches, also if standard output never has to wait. */
async function printSorted(printer: Printer): Promise<void> {
  const { sorted, signal } = printer;
  const yieldToEventLoop = createYieldToEventLoop();
  for (const batch of sorted?.batches(SORTED_BATCH_SIZE, signal) ?? []) {
    await yieldToEventLoop();
    if (!signal.aborted) {
      await printBatch(batch, printer);
    }
  }
}

async function printBatch(
  numbers: readonly InventoryNumber[],
  { format, stdout, signal, onWrite }: Printer,
): Promise<void> {
  if (numbers.length > 0) {
    onWrite();
    await write(stdout, format.rows(numbers), signal);
  }
}
