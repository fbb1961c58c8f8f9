// Keeps one time while one booking is filled in: the newest wish wins, one question at a time, and nothing stays behind.
import type { Answer } from '#client/live/ask.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { type AskedSlot, isSlotOf } from '#shared/rules/holding.ts';

/**
 * A time somebody would like kept; `lying` is a hold of their own that stands there already. It is gone on with where it
 * is of this very slot and nobody is about to let it go, else the new one takes its place.
 */
export type HoldWish = AskedSlot & { readonly lying?: { readonly hold: Hold; readonly isLeft: boolean } | undefined };

/** How a keeper asks, and waits. The id given to `place` is that of the hold it makes. */
export type HoldLines = {
  newId(): Id;
  place(input: CommandInput<'hold.place'>, id: Id): Promise<Answer<'hold.place'>>;
  extend(holdId: Id): Promise<Answer<'hold.extend'>>;
  release(holdId: Id): Promise<unknown>;
  /** Runs something in `ms`; the answer stops it. */
  after(ms: number, run: () => void): () => void;
};

/** What a keeper has: the hold as it was last answered, and what the last question was refused for. */
export type Kept = {
  readonly hold: Hold | null;
  readonly isAsking: boolean;
  readonly refusal: Exclude<Answer<'hold.place'>, { ok: true }> | null;
};

/** So long a wish must stand before it is asked for, in ms: somebody may still be typing. */
export const RESTS_MS = 350;

/** Keeps a time for one sheet. */
export class HoldKeeper {
  kept: Kept = { hold: null, isAsking: false, refusal: null };
  readonly #lines: HoldLines;
  readonly #changed: () => void;
  #wish: HoldWish | null = null;
  /** The wish that was asked for last: it is not asked for again by itself. */
  #asked: HoldWish | null = null;
  #waiting: (() => void) | null = null;
  #onTheWay: Id | null = null;
  #isOver = false;
  #then: ((holdId: Id | undefined) => void) | null = null;
  readonly #had = new Set<Id>();
  /** The hold that ended last: by the server's clock it may stand for a moment yet, and must not be in its own way. */
  #ended: Id | undefined;

  /** `changed` is told of every new `kept`. */
  constructor(lines: HoldLines, changed: () => void) {
    this.#lines = lines;
    this.#changed = changed;
  }

  /** Whether a hold is or was this keeper's. */
  had(id: Id): boolean {
    return this.#had.has(id);
  }

  /** What is wished now; null for no time at all. The first wish is asked for at once. */
  wish(wish: HoldWish | null): void {
    const isFirst = this.#wish === null && this.#asked === null && this.kept.hold === null;
    this.#wish = wish;
    this.#rest();
    if (this.#isOver || this.#then) return;
    if (isFirst) this.#go();
    else this.#waiting = this.#lines.after(RESTS_MS, () => this.#go());
  }

  /** Asks for the present wish once more. */
  again(): void {
    this.#asked = null;
    this.#rest();
    this.#go();
  }

  /** The hold has ended without this keeper: it is not asked for again by itself. */
  lost(): void {
    this.#ended = this.kept.hold?.id ?? this.#ended;
    this.#show({ hold: null });
  }

  /** Makes the hold longer. */
  async extend(): Promise<Answer<'hold.extend'> | null> {
    const { hold } = this.kept;
    if (!hold) return null;
    const came = await this.#lines.extend(hold.id);
    if (came.ok && this.kept.hold?.id === hold.id) this.#show({ hold: came.value });
    return came;
  }

  /** A booking uses it up: `then` hears of which hold, as soon as it is known; the keeper asks and lets go no more. */
  give(then: (holdId: Id | undefined) => void): void {
    this.#rest();
    this.#then = then;
    if (!this.#onTheWay) then(this.kept.hold?.id);
  }

  /** The booking came to nothing: the keeper goes on. */
  resume(): void {
    this.#then = null;
    this.wish(this.#wish);
  }

  /** The sheet goes: what is held is let go, and what is on its way as soon as it comes; not what a booking uses. */
  leave(): void {
    this.#rest();
    if (this.#isOver) return;
    this.#isOver = true;
    if (!this.#then) void this.#letGo();
  }

  /** Lets go what is held while the sheet stays: whoever filled it in signs out. */
  async pause(): Promise<void> {
    this.#rest();
    if (!this.#then) await this.#letGo();
  }

  #rest(): void {
    this.#waiting?.();
    this.#waiting = null;
  }

  #go(): void {
    if (this.#onTheWay || this.#isOver || this.#then) return;
    const wish = this.#wish;
    const { hold } = this.kept;
    if (!wish) {
      this.#asked = null;
      void this.#letGo();
      this.#show({ refusal: null });
    } else if (hold && isSlotOf(hold, wish)) {
      this.#asked = wish;
      this.#show({ refusal: null });
    } else if (!isSame(wish, this.#asked)) this.#take(wish);
  }

  #take(wish: HoldWish): void {
    const lying = this.kept.hold ? undefined : wish.lying;
    if (!lying || lying.isLeft || !isSlotOf(lying.hold, wish)) return void this.#place(wish);
    this.#asked = wish;
    this.#show({ hold: lying.hold, refusal: null });
  }

  async #place(wish: HoldWish): Promise<void> {
    const { lying, ...slot } = wish;
    const insteadOf = (this.kept.hold ?? lying?.hold)?.id ?? this.#ended;
    const id = this.#lines.newId();
    this.#asked = wish;
    this.#onTheWay = id;
    this.#had.add(id);
    this.#show({ isAsking: true, refusal: null });
    const input = { ...slot, scheduleIds: [...slot.scheduleIds], ...(insteadOf && { insteadOf }) };
    const came = await this.#lines.place(input, id);
    this.#onTheWay = null;
    if (came.ok) this.#show({ isAsking: false, hold: came.value });
    else {
      this.#show({ isAsking: false, refusal: came });
      // The time that was held before is not wished any more; nobody should be kept out of it.
      if (isSame(wish, this.#wish) && !this.#then) void this.#letGo();
    }
    this.#then?.(this.kept.hold?.id);
    if (this.#isOver && !this.#then) void this.#letGo();
    else if (!isSame(wish, this.#wish)) this.#go();
  }

  async #letGo(): Promise<void> {
    const { hold } = this.kept;
    if (!hold) return;
    this.#show({ hold: null });
    await this.#lines.release(hold.id);
  }

  #show(part: Partial<Kept>): void {
    this.kept = { ...this.kept, ...part };
    if (part.hold) this.#had.add(part.hold.id);
    this.#changed();
  }
}

function isSame(a: HoldWish | null, b: HoldWish | null): boolean {
  if (a === null || b === null) return a === b;
  const slot = ({ serviceId, scheduleIds, start, durationMinutes }: HoldWish) =>
    [serviceId, start, durationMinutes, ...scheduleIds].join();
  return slot(a) === slot(b);
}
