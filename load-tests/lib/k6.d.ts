// The part of k6 that the load scripts use; k6 runs them itself and has no package to install.
declare module 'k6' {
  export function sleep(seconds: number): void;
}

declare module 'k6/http' {
  export type Answered = { readonly status: number; json(): unknown };
  export function post(
    url: string,
    body: string,
    params: {
      readonly headers: Readonly<Record<string, string>>;
      /** Statuses that are no failure of the request. */
      readonly responseCallback?: unknown;
      readonly jar?: CookieJar;
    },
  ): Answered;
  export class CookieJar {}
  export function expectedStatuses(...statuses: readonly number[]): unknown;
}

declare module 'k6/websockets' {
  export class WebSocket {
    constructor(url: string);
    onopen: (() => void) | null;
    onmessage: ((message: { readonly data: string }) => void) | null;
    onerror: ((problem: { readonly error: string }) => void) | null;
    onclose: (() => void) | null;
    send(text: string): void;
    close(): void;
  }
}

declare module 'k6/metrics' {
  export class Counter {
    constructor(name: string);
    add(value: number): void;
  }
  export class Trend {
    constructor(name: string, isTime: boolean);
    add(value: number): void;
  }
}

declare module 'k6/execution' {
  export const scenario: { readonly iterationInTest: number };
  export const vu: { readonly idInTest: number; readonly iterationInScenario: number };
}

/** What `k6 run -e NAME=value` was given. */
declare const __ENV: Readonly<Record<string, string>>;
