// Queries over whatever line there is; the patients an answer names are known from then on.
import { peopleIn, type Read, type ReadAnswer } from './ask.ts';
import type { Connection } from './connection.ts';
import type { Replica } from './replica.ts';

/** The way to read. */
export function readOver(connection: Connection, replica: Replica): Read {
  return async (name, input) => {
    const line = connection.wire;
    if (!line) throw new Error('there is no line to the server');
    const reading = replica.begin(replica.window);
    const answer = await line.read(name, input).catch((cause: unknown) => {
      replica.forget(reading);
      throw cause;
    });
    if (answer.ok) replica.learn(reading, { ...answer, value: peopleIn(name, answer.value) });
    else replica.forget(reading);
    if (!answer.ok && answer.code === 'unauthenticated') connection.signedOut();
    return answer as ReadAnswer<typeof name>;
  };
}
