/** The response's content as text, read until its end, or until it turns out to be too long. */
export async function readBody(response: Response, maxBytes: number, tooLong: () => Error): Promise<string> {
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return text + decoder.decode();
    if ((bytes += chunk.value.byteLength) > maxBytes) {
      reader!.cancel().catch(() => undefined);
      throw tooLong();
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}
