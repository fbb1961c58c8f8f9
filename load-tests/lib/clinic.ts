// The clinic a load script works in: entered once before the crowd comes, then asked by everybody.
import { CookieJar, expectedStatuses, post } from 'k6/http';
import { Counter, Trend } from 'k6/metrics';
import type { CommandInput, CommandName } from '#shared/contract/commands.ts';
import type { QueryInput, QueryName, Settings } from '#shared/contract/queries.ts';

/** What `setup` hands to everybody of the crowd. */
export type Clinic = {
  readonly origin: string;
  readonly token: string;
  readonly clinicId: string;
  readonly serviceId: string;
  readonly scheduleIds: readonly string[];
  readonly patientId: string;
};

/** What a command came to; `value` of a refusal is its problem document. */
export type Answer = { readonly ok: boolean; readonly code: string; readonly value: Readonly<Record<string, unknown>> };

const answerTime = new Trend('answer_time', true);
const answersWrong = new Counter('answers_wrong');
const expected = expectedStatuses(200, 409, 410, 422);
/** A bearer that comes with a cookie is taken for a page, and a page must be one of the server's own. */
const jar = new CookieJar();
const quarter = 15 * 60_000;
const dayMs = 86_400_000;

/** Signs in where the command line says and registers the patient whom everybody books for. Throws when that fails. */
export function enterClinic(): Clinic {
  const { ORIGIN: origin = '', EMAIL: email = '', PASSWORD: password = '', CLINIC: clinic = '' } = __ENV;
  const headers = { 'content-type': 'application/json' };
  const entered = post(`${origin}/api/v1/session`, JSON.stringify({ email, password, clinic }), { headers });
  if (entered.status !== 200) throw new Error('Signing in was refused.');
  const { token, caller } = entered.json() as { token: string; caller: { clinicId: string } };
  const door = { origin, token };
  const { services, schedules } = read(door, 'clinic.settings', {}) as Settings;
  const { value: patient } = ask(door, 'patient.register', { name: 'Patient of a crowd' });
  return {
    ...door,
    clinicId: caller.clinicId,
    serviceId: services[0]?.id ?? '',
    scheduleIds: schedules.map(({ id }) => id),
    patientId: String(patient['id']),
  };
}

type Door = Pick<Clinic, 'origin' | 'token'>;

/** Asks a command with a new id. Anything but a reply or a refusal of the clinic counts as wrong. */
export function ask<N extends CommandName>({ origin, token }: Door, name: N, input: CommandInput<N>): Answer {
  const answer = timed(`${origin}/api/v1/commands/${name}`, input, { token, id: commandId() });
  const said = answer.json() as { value?: Answer['value']; code?: string } & Answer['value'];
  const ok = answer.status === 200;
  if (!ok && answer.status !== 409) answersWrong.add(1);
  return { ok, code: said.code ?? '', value: (ok ? said.value : said) ?? {} };
}

/** Reads a query. Throws when it is refused. */
export function read<N extends QueryName>({ origin, token }: Door, name: N, input: QueryInput<N>): unknown {
  const answer = timed(`${origin}/api/v1/queries/${name}`, input, { token });
  if (answer.status === 200) return (answer.json() as { value: unknown }).value;
  answersWrong.add(1);
  throw new Error(`${name} was refused.`);
}

function timed(url: string, input: object, { token, id }: { token: string; id?: string }) {
  const began = Date.now();
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    ...(id === undefined ? {} : { 'idempotency-key': id }),
  };
  const answer = post(url, JSON.stringify(input), { headers, jar, responseCallback: expected });
  answerTime.add(Date.now() - began);
  return answer;
}

/** The `n`th quarter of an hour from the clinic's second day on, 40 a day; the clinic is open in UTC. */
export function quarterHour(n: number): string {
  const midnight = (Math.floor(Date.now() / dayMs) + 2 + Math.floor(n / 40)) * dayMs;
  return new Date(midnight + (32 + (n % 40)) * quarter).toISOString();
}

/** A new command id: a UUIDv7. */
export function commandId(): string {
  const hex = Date.now().toString(16).padStart(12, '0') + '7' + digits(3) + 'a' + digits(15);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function digits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
