// Sessions: passwords checked, opaque keys remembered only as hashes, ended everywhere at once.
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Caller, CallerRole } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import { type Refusal, invalidAt } from '#shared/rules/decision.ts';
import { DAY, instantOf } from '#shared/time/instant.ts';
import { digest, monotonic, newId, newSecret, now } from '#server/ops/clock.ts';
import { makeShortMemory } from '#server/ops/short-memory.ts';
import { makeTurnstile } from '#server/ops/turnstile.ts';
import type { Store, Tx } from './open.ts';
import { type EndedSession, logSessionEnd } from './session-log.ts';

/** An open session; `expiresAt` is an instant. */
export type Session = { readonly id: Id; readonly caller: Caller; readonly slug: string; readonly expiresAt: string };

type No = { readonly ok: false; readonly refusal: Refusal };
type Account = {
  account_id: Id;
  password_hash: string | null;
  locale: string;
  clinics: { clinicId: Id; slug: string; name: string; memberId: Id }[];
};
type SessionRow = {
  id: Id;
  expires_at: string | Date;
  clinic_id: Id;
  slug: string;
  member_id: Id;
  name: string;
  role: CallerRole;
  schedule_id: Id | null;
  locale: string;
};

type PasswordSet = { email: string; ended: EndedSession[] };

/** Argon2id as the passwords are kept: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const LIFE = 7 * DAY;
/** How long a session may be remembered, in ms; its end on another node is noticed within this. */
const REMEMBERED_MS = 1000;
const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 1024;

/** A password as it is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** What a node does with sessions; at most cores − 1 passwords are checked at once. */
export type Sessions = ReturnType<typeof makeSessions>;

/** Makes the sessions of one node; `publish` hears that a session ended. */
export function makeSessions(store: Store, publish: (frame: LogFrame) => void = () => undefined) {
  const turnstile = makeTurnstile(Math.max(1, availableParallelism() - 1));
  const nobody = hashPassword(newSecret());

  async function checked(account: Account | undefined, password: string): Promise<boolean> {
    const kept = account?.password_hash ?? (await nobody);
    const right = await turnstile(() => verify(kept, password.normalize('NFC')));
    return right && account?.password_hash !== null && account !== undefined;
  }

  async function open(clinicId: Id, memberId: Id): Promise<{ ok: true; token: string; session: Session } | No> {
    const token = newSecret();
    const expires = instantOf(now() + LIFE);
    await store.rows('select session_open(?, ?, ?, ?, ?)', [newId(), digest(token), clinicId, memberId, expires]);
    const session = await look(token);
    return session ? { ok: true, token, session } : { ok: false, refusal: { code: 'unauthenticated' } };
  }

  const remembered = makeShortMemory<Session | null>({ forMs: REMEMBERED_MS, most: 5000, now: monotonic });

  /** The session of a key as it stood at most a second ago, which spares most requests a question; see `look`. */
  function find(token: string): Promise<Session | null> {
    return remembered.get(digest(token).toString('base64'), () => look(token));
  }

  /** The session of a key, or null when it is unknown, ended, expired, idle for 12 hours or its member is disabled. */
  async function look(token: string): Promise<Session | null> {
    const [row] = await store.rows<SessionRow>('select * from session_find(?)', [digest(token)]);
    if (!row) return null;
    const caller: Caller = {
      id: row.member_id,
      name: row.name,
      role: row.role,
      clinicId: row.clinic_id,
      locale: row.locale,
      ...(row.schedule_id ? { scheduleId: row.schedule_id } : {}),
    };
    return { id: row.id, caller, slug: row.slug, expiresAt: instantOf(new Date(row.expires_at).getTime()) };
  }

  async function announce(session: EndedSession, end: (tx: Tx) => Promise<boolean>): Promise<void> {
    const frame = await logSessionEnd(store, session, end);
    remembered.forget();
    if (frame) publish(frame);
  }

  return {
    find,
    look,

    /**
     * Opens a session of one clinic; with several memberships and none named the answer is `invalid` with the choices.
     * `email` is in the spelling accounts are kept in: small letters, no spaces around it.
     */
    async signIn(ask: { email: string; password: string; clinic?: string | undefined }) {
      const [account] = await store.rows<Account>('select * from sign_in_lookup(?)', [ask.email]);
      if (!(await checked(account, ask.password)) || !account)
        return { ok: false, refusal: { code: 'unauthenticated' } } as No;
      const places = account.clinics.filter(
        (one) => !ask.clinic || one.slug === ask.clinic || one.clinicId === ask.clinic,
      );
      if (places.length > 1) return severalClinics(account);
      const place = places[0];
      return place ? open(place.clinicId, place.memberId) : ({ ok: false, refusal: { code: 'unauthenticated' } } as No);
    },

    /** Ends a session on every node: its end is a row of the clinic's log. */
    async end(token: string): Promise<void> {
      const session = await look(token);
      if (!session) return;
      const { id: memberId, clinicId, name } = session.caller;
      await announce({ sessionId: session.id, clinicId, memberId, name }, async (tx) => {
        const ended = await tx.rows('select * from session_end(?)', [digest(token)]);
        return ended.length > 0;
      });
    },

    /** Sets a password by a one-time link; whoever is second, late or wrong is told it is no longer good. */
    async setPassword(link: string, password: string): Promise<{ ok: true; email: string } | No> {
      if (password.length < SHORTEST_PASSWORD) return invalidAt('password', 'too-short', { least: SHORTEST_PASSWORD });
      if (password.length > LONGEST_PASSWORD) return invalidAt('password', 'too-long', { most: LONGEST_PASSWORD });
      const kept = await turnstile(() => hashPassword(password));
      const [row] = await store.rows<PasswordSet>('select * from password_set(?, ?)', [digest(link), kept]);
      if (!row) return { ok: false, refusal: { code: 'not-found' } };
      for (const session of row.ended) await announce(session, () => Promise.resolve(true));
      return { ok: true, email: row.email };
    },
  };
}

function severalClinics(account: Account): No {
  const choices = account.clinics.map(({ slug, name }) => ({ slug, name }));
  return { ok: false, refusal: { code: 'invalid', fields: [{ path: 'clinic', problem: 'required' }], choices } };
}
