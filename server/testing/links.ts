// The links of nodes under test: every one of them makes the same, as the nodes of an installation do.
import { makeLinks } from '#server/commands/links.ts';

/** Links that lead to a page nobody serves. */
export const testLinks = makeLinks({ secret: 'of tests alone', publicOrigins: ['https://clinic.example'] });
