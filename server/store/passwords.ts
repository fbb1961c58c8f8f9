// How passwords are weighed and kept: Argon2id, at most cores − 1 at once, and as long for nobody as for somebody.
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { type FieldFault } from '#shared/rules/decision.ts';
import { newSecret } from '#server/ops/clock.ts';
import { makeTurnstile } from '#server/ops/turnstile.ts';

/** Argon2id as the passwords are kept: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 8;
const LONGEST = 1024;

/** A password as it is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** What is wrong with a password that somebody chooses, at the field it was typed in; null where nothing is. */
export function passwordFault(path: string, password: string): FieldFault | null {
  if (password.length < SHORTEST) return { path, problem: 'too-short', params: { least: SHORTEST } };
  if (password.length > LONGEST) return { path, problem: 'too-long', params: { most: LONGEST } };
  return null;
}

/** What a node does with passwords. */
export type Passwords = {
  /** Whether a password is the kept one; where none is kept it takes as long and is not. */
  isRight(kept: string | null, password: string): Promise<boolean>;
  /** A password as it is kept, once it is this one's turn. */
  kept(password: string): Promise<string>;
};

/** Makes the passwords of one node. */
export function makePasswords(): Passwords {
  const turnstile = makeTurnstile(Math.max(1, availableParallelism() - 1));
  const nobody = hashPassword(newSecret());
  return {
    async isRight(kept, password) {
      const against = kept ?? (await nobody);
      const right = await turnstile(() => verify(against, password.normalize('NFC')));
      return right && kept !== null;
    },
    kept: (password) => turnstile(() => hashPassword(password)),
  };
}
