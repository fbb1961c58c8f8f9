// Commands whose body is not written yet.
import { refuse } from '#shared/rules/decision.ts';
import type { AnyHandler } from './handler.ts';

export const later: AnyHandler = { run: () => Promise.resolve(refuse({ code: 'not-found' })) };
