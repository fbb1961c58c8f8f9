// Names what the test runner hands to every test file.

/** Addresses of the throw-away database server of one run: the app's role, the owner of the schema, the superuser. */
export interface TestServer {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly superUrl: string;
  /** Name of the migrated database that each test file copies. */
  readonly template: string;
}

export type Size = 'suite' | 'proof';

declare module 'vitest' {
  interface ProvidedContext {
    size: Size;
    /** The one seed to run, when the caller asked for a replay. */
    seed: number | null;
    layer: string;
    server: TestServer;
  }
}
