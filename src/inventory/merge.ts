/**
 * Several sources as one, side by side: whatever comes first is handed on first. Each source is asked for one value at a
 * time, and for the next when the consumer is done with the one before. A source that
 * throws ends it.
 */
export async function* merge<T>(sources: readonly AsyncIterator<T>[]): AsyncGenerator<T, void, undefined> {
  const arrived: { source: AsyncIterator<T>; result: IteratorResult<T> }[] = [];
  let wake: () => void = () => undefined;
  let failed: { reason: unknown } | undefined;
  const pull = (source: AsyncIterator<T>) => {
    source.next().then(
      (result) => {
        arrived.push({ source, result });
        wake();
      },
      (reason: unknown) => {
        failed ??= { reason };
        wake();
      },
    );
  };
  let open = sources.length;
  sources.forEach(pull);
  while (open > 0) {
    const next = arrived.shift();
    if (failed !== undefined) throw failed.reason;
    if (next === undefined) {
      await new Promise<void>((resolve) => (wake = resolve));
    } else if (next.result.done === true) {
      open--;
    } else {
      yield next.result.value;
      pull(next.source);
    }
  }
}
