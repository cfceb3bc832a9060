/** A `fetch` that returns a new response each time, its body a byte stream, as from a server. */
export function createFetch(content: Uint8Array): typeof fetch {
  const headers = {
    "content-type": "application/json",
    "content-length": String(content.byteLength),
    date: new Date().toUTCString(),
    connection: "keep-alive",
    "keep-alive": "timeout=5",
  };
  return async () => {
    const body = new ReadableStream({
      type: "bytes",
      pull(controller) {
        controller.enqueue(new Uint8Array(content)); // a copy: the stream detaches the buffer
        controller.close();
      },
    });
    return new Response(body, { headers });
  };
}
