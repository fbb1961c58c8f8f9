// A line that a test works by hand: every question waits until the test answers it.
import {
  type Followed,
  type LockedNoun,
  PROTOCOL,
  type ServerFrames,
  type View,
  type WatchRequest,
} from '#shared/contract/frames.ts';
import type { SocketHandlers, SocketWire } from '#client/live/wire.ts';

type Question = {
  readonly kind: 'ask' | 'read' | 'watch' | 'lock' | 'follow';
  readonly name: string;
  readonly input: unknown;
  readonly commandId: string;
  readonly resolve: (answer: never) => void;
  readonly reject: (cause: Error) => void;
};

/** The line and everything that was asked over it and not yet answered. */
export class HandWire implements SocketWire {
  questions: readonly Question[] = [];
  views: readonly View[] = [];
  unlocked: readonly string[] = [];
  unfollowed: readonly object[] = [];
  lastWords: readonly Pick<Question, 'name' | 'input' | 'commandId'>[] = [];
  token: string | undefined;
  isOpen = false;
  reopened = 0;
  #handlers: SocketHandlers | null = null;

  ask(name: string, input: unknown, commandId: string): Promise<never> {
    return this.#wait('ask', name, input, commandId);
  }

  last(name: string, input: unknown, commandId: string): void {
    this.lastWords = [...this.lastWords, { name, input, commandId }];
  }

  read(name: string, input: unknown): Promise<never> {
    return this.#wait('read', name, input);
  }

  watch(request: WatchRequest): Promise<never> {
    return this.#wait('watch', 'watch', request);
  }

  lock(id: string, on: LockedNoun, mode?: 'take-over' | 'ask'): Promise<never> {
    return this.#wait('lock', mode ?? 'take', on, id);
  }

  unlock(id: string): void {
    this.unlocked = [...this.unlocked, id];
  }

  follow(followed: Followed): Promise<never> {
    return this.#wait('follow', followed.stream, followed.key);
  }

  unfollow({ key }: Followed): void {
    this.unfollowed = [...this.unfollowed, key];
  }

  here(view: View): void {
    this.views = [...this.views, view];
  }

  open(handlers: SocketHandlers, token?: string): void {
    this.#handlers = handlers;
    this.token = token;
    this.isOpen = true;
  }

  reopen(): void {
    this.reopened += 1;
    this.lose();
  }

  close(): void {
    this.isOpen = false;
    this.lose();
  }

  /** The server greets. */
  hello(): void {
    this.say('hello', {
      protocol: PROTOCOL,
      node: 'test',
      mode: 'live',
      limits: { messagesPerSecond: 20, burst: 40, frameBytes: 65_536 },
    });
  }

  /** The server says something unasked. */
  say<N extends keyof ServerFrames>(name: N, frame: Parameters<ServerFrames[N]>[0]): void {
    this.#handlers?.heard();
    (this.#handlers?.frames[name] as ((said: unknown) => void) | undefined)?.(frame);
  }

  /** The line breaks. */
  lose(): void {
    this.#rejectAll();
    this.#handlers?.lost();
  }

  /** The server does not let this page in. */
  refuse(code: string): void {
    this.#handlers?.refused(code, 1000);
  }

  /** What is asked and not answered, of one kind, oldest first. */
  asked(kind: Question['kind']): readonly Question[] {
    return this.questions.filter((one) => one.kind === kind);
  }

  /** Answers the oldest open question of a kind. Throws when there is none. */
  answer(kind: Question['kind'], answer: object): Question {
    const [question] = this.asked(kind);
    if (!question) throw new Error(`nobody asked: ${kind}`);
    this.questions = this.questions.filter((one) => one !== question);
    question.resolve(answer as never);
    return question;
  }

  #wait(kind: Question['kind'], name: string, input: unknown, commandId = ''): Promise<never> {
    return new Promise<never>((resolve, reject) => {
      this.questions = [...this.questions, { kind, name, input, commandId, resolve, reject }];
    });
  }

  #rejectAll(): void {
    const lost = this.questions;
    this.questions = [];
    for (const { reject } of lost) reject(new Error('the line broke'));
  }
}
