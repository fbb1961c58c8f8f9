// The server's core over one test database: what the doors call, without the doors.
import { afterAll, beforeAll } from 'vitest';
import type { CommandInput, CommandName, CommandOutput, CommandReply } from '#shared/contract/commands.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { makeRunner, type Runner } from '#server/commands/run.ts';
import { newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { makeReader, type Reader } from '#server/queries/run.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { testLinks } from './links.ts';
import { makeWorld, type World, type WorldWish } from './world.ts';

/** One test file's core; usable once its `beforeAll` has run. */
export type Core = {
  readonly database: TestDatabase;
  readonly store: Store;
  readonly runner: Runner;
  readonly reader: Reader;
  /** Every frame published by this core, oldest first. */
  readonly published: LogFrame[];
  makeWorld(wish?: WorldWish): Promise<World>;
  /** Runs a command; its reply, or the refusal thrown as `Refused`. */
  ask<N extends CommandName>(
    caller: Caller,
    name: N,
    input: CommandInput<N>,
    commandId?: string,
  ): Promise<CommandReply<CommandOutput<N>>>;
  /** The refusal of a command that must be refused. */
  refusal(caller: Caller, name: string, input: unknown, commandId?: string): Promise<Refusal>;
  read<N extends QueryName>(caller: Caller, name: N, input: QueryInput<N>): Promise<QueryOutput<N>>;
  patient(caller: Caller, name?: string): Promise<Patient>;
};

/** A refusal where the test expected an answer. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(JSON.stringify(refusal));
    this.refusal = refusal;
  }
}

/** The core of a test file, on a database of its own. */
export function testCore(pool = 10): Core {
  let core: Omit<Core, 'makeWorld' | 'ask' | 'refusal' | 'read' | 'patient'> | undefined;
  const made = () => {
    if (!core) throw new Error('The core is made in beforeAll.');
    return core;
  };
  beforeAll(async () => {
    const database = await freshDatabase();
    const store = await openStore(database.appUrl, pool);
    const log = makeLog({ level: 'fatal', node: 'test' });
    const published: LogFrame[] = [];
    const runner = makeRunner({ store, log, links: testLinks, publish: (frame) => published.push(frame) });
    core = { database, store, runner, reader: makeReader({ store, log }), published };
  });
  afterAll(async () => {
    await core?.store.close();
    await core?.database.drop();
  });
  return {
    get database() {
      return made().database;
    },
    get store() {
      return made().store;
    },
    get runner() {
      return made().runner;
    },
    get reader() {
      return made().reader;
    },
    get published() {
      return made().published;
    },
    makeWorld: (wish) => makeWorld(made().database.ownerUrl, wish),
    async ask(caller, name, input, commandId = newId()) {
      const outcome = await made().runner.run(caller, 'desk', name, input, commandId);
      if (!outcome.ok) throw new Refused(outcome.refusal);
      return outcome as { ok: true } & CommandReply<never>;
    },
    async refusal(caller, name, input, commandId = newId()) {
      const outcome = await made().runner.run(caller, 'desk', name, input, commandId);
      if (outcome.ok) throw new Error(`${name} was expected to be refused`);
      return outcome.refusal;
    },
    async read(caller, name, input) {
      const answer = await made().reader.read(caller, name, input);
      if (!answer.ok) throw new Refused(answer.refusal);
      return answer.value as never;
    },
    async patient(caller, name = 'Noura Al-Qahtani') {
      const reply = await this.ask(caller, 'patient.register', { name, phone: '+966 50 123 4567' });
      return reply.value;
    },
  };
}
