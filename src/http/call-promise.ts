/** The data of a response, with its status and headers. */
export interface WithResponse<T> {
  data: T;
  status: number;
  headers: Headers;
}

/** The promise of a call's data. */
export interface CallPromise<T> extends Promise<T> {
  /** Resolves to the data with the status and the headers of the response. Rejects with the same errors. */
  withResponse(): Promise<WithResponse<T>>;
}

/** The promise of the data of a call, which `send` starts. */
export function toCallPromise<T>(send: () => Promise<WithResponse<T>>): CallPromise<T> {
  const result = send();
  const data = result.then((response) => response.data);
  return Object.assign(data, {
    withResponse() {
      // The caller handles the rejection of the other promise.
      data.catch(() => undefined);
      return result;
    },
  });
}
