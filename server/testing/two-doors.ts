// Asks a node through each of its doors as one person, and keeps watch over every byte that comes back.
import type { RequestName } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { newId } from '#server/ops/clock.ts';
import { type Desk, dial } from './desk.ts';
import type { Call } from './recorded-calls.ts';
import { type Ask, type Reply, visit } from './visitor.ts';
import type { Person } from './world.ts';

/** A way to ask: HTTP with a body, HTTP with a query string, a socket. */
export type Door = 'POST' | 'GET' | 'socket';

/** An answer without what differs from one request to the next; `code` is `ok` where there was no refusal. */
export type Told = { readonly code: string; readonly status: number; readonly headers: string; readonly body: string };

/** Collects what was found in the bytes that came back, and counts them. */
export type Witness = { readonly leaks: string[]; bytes: number; read(text: string): void };

/** Makes a witness that looks for traces. */
export function makeWitness(tracesIn: (text: string) => string[]): Witness {
  return {
    leaks: [],
    bytes: 0,
    read(text) {
      this.bytes += text.length;
      this.leaks.push(...tracesIn(text));
    },
  };
}

/** The doors a call can come through. */
export function doorsOf(call: Call): Door[] {
  return call.kind === 'queries' && !call.isPrivate ? ['POST', 'GET', 'socket'] : ['POST', 'socket'];
}

/** How many messages a desk sends before another takes its place: a desk that is in no hurry may say forty at once. */
const MESSAGES = 36;

/** The doors of a node. `named` in an answer is what the caller wrote there and says nothing. */
export type TwoDoors = ReturnType<typeof openDoors>;

/** Opens the doors of a node for people whose answers a witness reads. */
export function openDoors(origin: string, witness: Witness) {
  const desks = new Map<string, { desk: Desk; left: number }>();
  const opened: Desk[] = [];
  /** Ids that people said they look at or have open: colleagues are shown these as they were said. */
  const shown = new Set<string>();

  function readFrame(frame: readonly unknown[]): void {
    const text = JSON.stringify(frame);
    witness.read(frame[0] === 'nearby' ? [...shown].reduce(without, text) : text);
  }

  async function connect(person: Person): Promise<Desk> {
    const desk = await dial(origin, person.token);
    opened.push(desk);
    for (const hello of desk.frames('hello')) witness.read(JSON.stringify(hello));
    desk.socket.onAny((...frame: unknown[]) => readFrame(frame));
    return desk;
  }

  async function deskOf(person: Person): Promise<Desk> {
    const known = desks.get(person.id);
    if (known && known.left > 0) {
      known.left -= 1;
      return known.desk;
    }
    known?.desk.close();
    const desk = await connect(person);
    desks.set(person.id, { desk, left: MESSAGES - 1 });
    return desk;
  }

  async function say(person: Person, event: RequestName, body: unknown, named = ''): Promise<Told> {
    if ((event === 'here' || event === 'lock') && named !== '') shown.add(named);
    const ack = await (await deskOf(person)).say(event, body);
    const text = without(JSON.stringify(ack), named);
    witness.read(text);
    return { code: ack.ok ? 'ok' : String(ack.code), status: 0, headers: '', body: text };
  }

  async function get(person: Person, path: string, ask: Ask = {}, named = ''): Promise<Told> {
    const reply = await visit(origin, path, { token: person.token, ...ask });
    const headers = headersOf(reply);
    witness.read(headers + without(reply.text, named));
    const { requestId: _, ...body } = reply.body;
    const code = reply.status < 400 ? 'ok' : String(reply.body['code']);
    return { code, status: reply.status, headers, body: without(JSON.stringify(body), named) };
  }

  return {
    connect,
    say,
    get,
    /** Asks a recorded call. */
    ask(person: Person, door: Door, call: Call, input: object, named = '', commandId: Id = newId()): Promise<Told> {
      const isCommand = call.kind === 'commands';
      if (door === 'socket') {
        const body = { name: call.name, input, ...(isCommand ? { commandId } : {}) };
        return say(person, isCommand ? 'ask' : 'read', body, named);
      }
      const path = `/api/v1/${call.kind}/${call.name}`;
      if (door === 'GET') return get(person, `${path}?${queryOf(input)}`, {}, named);
      return get(person, path, { json: input, headers: isCommand ? { 'idempotency-key': commandId } : {} }, named);
    },
    close(): void {
      for (const desk of opened) desk.close();
    },
  };
}

function queryOf(input: object): string {
  const pairs = Object.entries(input).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [
      key,
      typeof one === 'object' ? JSON.stringify(one) : String(one),
    ]),
  );
  return new URLSearchParams(pairs).toString();
}

function headersOf({ headers }: Reply): string {
  return [...headers]
    .filter(([name]) => name !== 'date' && name !== 'x-request-id')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function without(text: string, named: string): string {
  return named === '' ? text : text.replaceAll(named, '(named)');
}
