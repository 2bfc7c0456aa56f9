/** A request as a client made it. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Empty where there was none. */
  readonly body: string;
}

/** A `fetch` that asks the network, and writes down what it was asked for. */
export function recordedFetch(): { fetch: typeof fetch; take(): RecordedRequest[] } {
  let recorded: RecordedRequest[] = [];
  return {
    async fetch(input, init) {
      const { method, url, headers } = new Request(input, init);
      recorded.push({
        method,
        url: new URL(url),
        headers,
        body: typeof init?.body === 'string' ? init.body : '',
      });
      return fetch(input, init);
    },
    /** What came since the last time. */
    take() {
      const taken = recorded;
      recorded = [];
      return taken;
    },
  };
}
