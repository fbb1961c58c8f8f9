// People of a clinic who only listen, one of each role: whatever reaches them from elsewhere was overheard.
import { role } from '#shared/model/caller.ts';
import { newId } from '#server/ops/clock.ts';
import { type Desk, dial, type Log, type Nearby } from './desk.ts';
import type { World } from './world.ts';

type Frame = readonly [event: string, body: unknown];

/** Those who listen; `overheard` answers what they were sent since it was last asked that was not their own clinic's doing. */
export type Listeners = { overheard(): Promise<Frame[]>; close(): void };

/** Connects a desk of each role of a clinic and has it watch. */
export async function listenAt(origin: string, world: World): Promise<Listeners> {
  const heard: Frame[] = [];
  const desks: Desk[] = [];
  for (const one of role.options) {
    const desk = await dial(origin, world[one].token);
    desk.socket.onAny((...frame: unknown[]) => heard.push(frame as unknown as Frame));
    await desk.say('watch', { clinic: world.clinicId });
    desks.push(desk);
  }
  const [speaker] = desks as [Desk];
  let signals = 0;

  /** Something of their own, through every kind of frame: what was sent to them before it has arrived before it. */
  async function signal(): Promise<Frame[]> {
    signals += 1;
    const page = `signal ${signals}`;
    await speaker.say('here', { view: { page } });
    const ack = await speaker.say('ask', { name: 'patient.register', input: { name: page }, commandId: newId() });
    const isOwn = ({ presence }: Nearby) => presence.some(({ view }) => view.page === page);
    for (const desk of desks) {
      await desk.frame<Nearby>('nearby', isOwn);
      await desk.frame<Log>('log', ({ commandId }) => commandId === ack['commandId']);
    }
    const own = (event: string, body: unknown) =>
      (event === 'log' && (body as Log).commandId === ack['commandId']) ||
      (event === 'nearby' && isOwn(body as Nearby));
    return heard.splice(0).filter(([event, body]) => !own(event, body));
  }

  await signal();
  return {
    overheard: signal,
    close: () => desks.forEach((desk) => desk.close()),
  };
}
