// npm start: keeps the compiled form of the sources between starts, then runs the server.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'mawid', 'compiled'));
const { start } = await import('./run-start.ts');
await start();
