// A socket over a bad network: what goes through it is late, doubled, out of order, lost, or cut off.
import {
  PROTOCOL,
  type AskAck,
  type LogFrame,
  type ReadAck,
  type WatchAck,
  type WatchRequest,
} from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { Stop } from '#client/live/timers.ts';
import type { SocketHandlers, SocketWire } from '#client/live/wire.ts';
import type { TestClock } from './test-clock.ts';

type MaybeLater<T> = T | Promise<T>;

/** What stands at the other end, for one desk. */
export type Backend = {
  ask(name: string, input: unknown, commandId: Id): MaybeLater<AskAck>;
  read(name: string, input: unknown): MaybeLater<ReadAck>;
  watch(request: WatchRequest): MaybeLater<WatchAck>;
  /** Hears what watchers are sent, from now until stopped. */
  listen(heard: { log(row: LogFrame): void; reset(why: string): void }): Stop;
};

/** How bad the network is: chances per message, and the longest delay in ms. */
export type Weather = { readonly drop: number; readonly double: number; readonly delay: number };

export const fair: Weather = { drop: 0, double: 0, delay: 1 };
export const foul: Weather = { drop: 0.08, double: 0.1, delay: 400 };

const ANSWER_WITHIN = 3000;
const RECONNECT_AFTER = 300;

/** One desk's socket. */
export class LossyWire implements SocketWire {
  weather: Weather;
  /** No connection can be made while this holds. */
  isBlocked = false;
  /** Questions that the other end is answering right now. */
  readonly atWork = new Set<Promise<unknown>>();
  readonly #clock: TestClock;
  readonly #backend: Backend;
  #handlers: SocketHandlers | null = null;
  #line: { isUp: boolean; readonly broken: Set<() => void>; stop: Stop | null } | null = null;
  #trying: Stop | null = null;

  constructor(clock: TestClock, backend: Backend, weather: Weather) {
    this.#clock = clock;
    this.#backend = backend;
    this.weather = weather;
  }

  ask(name: string, input: unknown, commandId: Id): Promise<AskAck> {
    return this.#request(() => this.#backend.ask(name, input, commandId));
  }

  read(name: string, input: unknown): Promise<ReadAck> {
    return this.#request(() => this.#backend.read(name, input));
  }

  watch(request: WatchRequest): Promise<WatchAck> {
    const line = this.#line;
    return this.#request(() => {
      if (line?.isUp) line.stop ??= this.#listen();
      return this.#backend.watch(request);
    });
  }

  /** Locks are no part of the picture: nobody keeps any here. */
  lock(): Promise<never> {
    return Promise.reject(new Error('no locks'));
  }

  unlock(): void {
    this.#handlers?.heard();
  }

  /** Nor is any state followed. */
  follow(): Promise<never> {
    return Promise.reject(new Error('nothing to follow'));
  }

  unfollow(): void {
    this.#handlers?.heard();
  }

  here(): void {
    this.#handlers?.heard();
  }

  open(handlers: SocketHandlers): void {
    this.close();
    this.#handlers = handlers;
    this.#connect();
  }

  reopen(): void {
    this.cut();
  }

  close(): void {
    this.#break();
    this.#trying?.();
    this.#trying = null;
    this.#handlers = null;
  }

  /** The connection breaks; another is made after a while. */
  cut(): void {
    const wasUp = this.#line?.isUp;
    this.#break();
    if (wasUp) this.#handlers?.lost();
    this.#connect();
  }

  #connect(): void {
    this.#trying?.();
    this.#trying = this.#clock.after(RECONNECT_AFTER * (1 + this.#clock.chance()), () => {
      if (this.isBlocked) return this.#connect();
      this.#line = { isUp: true, broken: new Set(), stop: null };
      const limits = { messagesPerSecond: 20, burst: 40, frameBytes: 65_536 };
      this.#handlers?.frames.hello({ protocol: PROTOCOL, node: 'test', mode: 'live', limits });
    });
  }

  #break(): void {
    const line = this.#line;
    this.#line = null;
    if (!line) return;
    line.isUp = false;
    line.stop?.();
    for (const broken of line.broken) broken();
  }

  #listen(): Stop {
    return this.#backend.listen({
      log: (row) => this.#carry((handlers) => handlers.frames.log(row)),
      reset: (why) => this.#carry((handlers) => handlers.frames.reset({ clinic: 'model', why }), false),
    });
  }

  /** Carries something to the desk over the present line, as well as the weather allows. */
  #carry(deliver: (handlers: SocketHandlers) => void, mayDrop = true): void {
    const line = this.#line;
    if (mayDrop && this.#isUnlucky(this.weather.drop)) return;
    const copies = this.#isUnlucky(this.weather.double) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.#clock.after(this.#delay(), () => {
        if (line?.isUp && this.#handlers) deliver(this.#handlers);
      });
    }
  }

  #request<T>(answer: () => MaybeLater<T>): Promise<T> {
    const line = this.#line;
    return new Promise<T>((resolve, reject) => {
      if (!line?.isUp) return reject(new Error('not connected'));
      const broken = (): void => reject(new Error('the line broke'));
      line.broken.add(broken);
      this.#clock.after(ANSWER_WITHIN, () => reject(new Error('no answer in time')));
      if (this.#isUnlucky(this.weather.drop)) return;
      const copies = this.#isUnlucky(this.weather.double) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        this.#clock.after(this.#delay(), () => void this.#arrive(answer, resolve));
    });
  }

  async #arrive<T>(answer: () => MaybeLater<T>, resolve: (answer: T) => void): Promise<void> {
    const working = Promise.resolve(answer());
    this.atWork.add(working);
    const answered = await working.finally(() => this.atWork.delete(working));
    if (!this.#isUnlucky(this.weather.drop)) this.#clock.after(this.#delay(), () => resolve(answered));
  }

  #isUnlucky(chance: number): boolean {
    return this.#clock.chance() < chance;
  }

  #delay(): number {
    return 1 + Math.floor(this.#clock.chance() * this.weather.delay);
  }
}
