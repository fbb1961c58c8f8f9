// Entry of one node under a service manager: the same start as at a terminal.
import { start } from './cli/run-start.ts';

await start();
