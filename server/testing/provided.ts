// Names what the test runner hands to every test file.

/** One database as the app's role, as the owner of its schema and as superuser. */
export interface TestServer {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly superUrl: string;
}

/** A node that browsers open, and its database as the schema's owner and as the app's role. */
export interface SharedNode {
  readonly origin: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

export type Size = 'suite' | 'proof';

declare module 'vitest' {
  interface ProvidedContext {
    size: Size;
    /** The one seed to run, when the caller asked for a replay. */
    seed: number | null;
    layer: string;
    /** The migrated database that each test file copies; only in layers that have a database server. */
    server: TestServer;
    /** Where the grid's own page is served, and the folder of its files; only in layers that have the pages. */
    harness: { readonly address: string; readonly folder: string };
    /** The node of all floors; only in layers that have the pages. */
    floor: SharedNode;
  }
}
