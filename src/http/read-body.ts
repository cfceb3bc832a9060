/** The response body as text. Throws the error that `tooLong` returns if the body has more than `maxBytes` bytes. */
export async function readBody(response: Response, maxBytes: number, tooLong: () => Error): Promise<string> {
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let chunk; (chunk = await reader?.read()) && !chunk.done; chunks.push(chunk.value)) {
    if ((length += chunk.value.length) > maxBytes) {
      reader!.cancel().catch(() => undefined);
      throw tooLong();
    }
  }
  // Decoded in one call, which is several times as fast as chunk by chunk.
  return new TextDecoder().decode(chunks.length > 1 ? join(chunks, length) : chunks[0]);
}

function join(chunks: Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (const chunk of chunks.reverse()) {
    bytes.set(chunk, (length -= chunk.length));
  }
  return bytes;
}
