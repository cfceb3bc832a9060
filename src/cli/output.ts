import type { Writable } from "node:stream";

/** The reader has gone (`| head`): there is nobody left to print for. */
export class ReaderGone extends Error {}

/** Standard output with back pressure: a write is done when the stream wants more. */
export class Output {
  #broken: Error | undefined;

  constructor(private readonly stream: Writable) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      this.#broken ??= error.code === "EPIPE" ? new ReaderGone() : error;
    });
  }

  /** Throws {@link ReaderGone} where nobody reads any more, else what the stream failed with. */
  async write(text: string): Promise<void> {
    this.#check();
    if (text === "" || this.stream.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        for (const event of ["drain", "error", "close"]) this.stream.off(event, done);
        resolve();
      };
      for (const event of ["drain", "error", "close"]) this.stream.on(event, done);
    });
    this.#check();
  }

  #check(): void {
    if (this.#broken !== undefined) throw this.#broken;
  }
}
