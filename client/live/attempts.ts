// Commands that are sent now or not at all: the same id again while the line comes back, an answer within seconds.
import type { AskAck, Refused } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { InstantName } from './instant-commands.ts';
import { spread, type Timers } from './timers.ts';
import type { Wire } from './wire.ts';

/** How long an attempt is worth waiting for, in ms. */
export const ATTEMPT_PATIENCE = 5000;
const RETRY_AFTER = 400;

/** The answer where nobody could be asked. */
export const unavailable: Refused = { ok: false, code: 'unavailable', retryMs: RETRY_AFTER, detail: 'no line' };

/** What attempts stand on. `late` hears of a yes that came when nobody waited for it any more. */
export type AttemptParts = {
  /** The line for commands; null while nothing answers. */
  readonly wire: () => Wire | null;
  /** Whether a line may come back within seconds. */
  readonly mayReturn: () => boolean;
  readonly timers: Timers;
  readonly late: (name: InstantName, commandId: Id) => void;
};

/** Sends instant commands. */
export class Attempts {
  readonly #parts: AttemptParts;
  readonly #givenUp = new Map<Id, InstantName>();
  /** Those that are waited for, and whether the log holds them already. */
  readonly #open = new Map<Id, { isOver: boolean; isDone: boolean }>();

  constructor(parts: AttemptParts) {
    this.#parts = parts;
  }

  /** The answer, or `unavailable` when none came in time. */
  async send(name: InstantName, input: unknown, commandId: Id): Promise<AskAck> {
    const { timers } = this.#parts;
    const attempt = { isOver: false, isDone: false };
    this.#open.set(commandId, attempt);
    const timeout = new Promise<null>((resolve) => {
      timers.after(ATTEMPT_PATIENCE, () => resolve(null));
    });
    const answer = await Promise.race([this.#try(name, input, commandId, attempt), timeout]);
    attempt.isOver = true;
    this.#open.delete(commandId);
    if (answer) return answer;
    this.#givenUp.set(commandId, name);
    if (attempt.isDone) this.heard(commandId);
    return unavailable;
  }

  /** The log holds a command of this page: one that was given up took effect after all. */
  heard(commandId: Id): void {
    const name = this.#givenUp.get(commandId);
    const open = this.#open.get(commandId);
    if (open) open.isDone = true;
    if (!name) return;
    this.#givenUp.delete(commandId);
    this.#parts.late(name, commandId);
  }

  async #try(
    name: InstantName,
    input: unknown,
    commandId: Id,
    attempt: { readonly isOver: boolean },
  ): Promise<AskAck | null> {
    const { wire, mayReturn, timers } = this.#parts;
    let isSent = false;
    while (!attempt.isOver) {
      const line = wire();
      if (!line && !isSent && !mayReturn()) return unavailable;
      isSent ||= line !== null;
      const answer = line ? await line.ask(name, input, commandId).catch(() => null) : null;
      if (answer?.ok && attempt.isOver) this.heard(commandId);
      if (answer && !isNotNow(answer)) return answer;
      await pause(answer && 'retryMs' in answer ? answer.retryMs : RETRY_AFTER, timers);
    }
    return null;
  }
}

/** A hold beyond the most one may have is `rate-limited` for minutes: that is an answer. */
function isNotNow(answer: AskAck): boolean {
  return !answer.ok && (answer.code === 'busy' || answer.code === 'unavailable');
}

function pause(ms: number, timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    timers.after(spread(ms, timers), resolve);
  });
}
