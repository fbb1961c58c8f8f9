// Gives a test file a database of its own.
import { inject } from 'vitest';
import { copyOf, type TestDatabase } from './database-copy.ts';

export type { TestDatabase } from './database-copy.ts';

/** A migrated database without any clinic. Its layer must be one that has a database server. */
export function freshDatabase(): Promise<TestDatabase> {
  return copyOf(inject('server'));
}
