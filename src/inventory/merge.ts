/**
 * Merges several sources concurrently: values are yielded in the order in which they arrive. The next value of a
 * source is requested after the consumer has processed the previous one. If a source throws, the merged stream throws.
 * All sources are closed at the end.
 */
export async function* merge<T>(sources: readonly AsyncIterator<T>[]): AsyncGenerator<T, void, undefined> {
  const arrived: { source: AsyncIterator<T>; result: IteratorResult<T> }[] = [];
  let notify: () => void = () => undefined;
  let failure: { reason: unknown } | undefined;
  const requestNext = (source: AsyncIterator<T>) => {
    source.next().then(
      (result) => {
        arrived.push({ source, result });
        notify();
      },
      (reason: unknown) => {
        failure ??= { reason };
        notify();
      },
    );
  };
  let openSources = sources.length;
  sources.forEach(requestNext);
  try {
    while (openSources > 0) {
      const next = arrived.shift();
      if (failure !== undefined) {
        throw failure.reason;
      }
      if (next === undefined) {
        await new Promise<void>((resolve) => (notify = resolve));
      } else if (next.result.done === true) {
        openSources--;
      } else {
        yield next.result.value;
        requestNext(next.source);
      }
    }
  } finally {
    // A source that is left at a `yield` would keep its listing open. Not awaited: its next value may never arrive.
    sources.forEach((source) => void source.return?.().catch(() => undefined));
  }
}
