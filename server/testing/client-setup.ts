// Makes sure that the pages which browser tests open are those of these sources.
import { buildClient, isClientStale } from '#server/cli/client-build.ts';

/** Builds the client when a source is younger than the pages. Throws what the build throws. */
export async function setup(): Promise<void> {
  if (isClientStale()) await buildClient();
}
