// Conflicts that wait for this person: asked one after the other, each until it is settled.
import { useSyncExternalStore } from 'react';
import { newId } from '#client/kit/clock.ts';
import type { Crossed } from './crossed.ts';

/** How a question ended: `left` nothing was decided, `kept` what stands stays, `applied` something else was asked for. */
export type Settled = 'left' | 'kept' | 'applied';

/** A conflict to be settled; another `crossed` under the same id is the same question asked anew. */
export type Question = { readonly id: string; readonly crossed: Crossed };

const listeners = new Set<() => void>();
const waiting = new Map<string, (how: Settled) => void>();
let questions: readonly Question[] = [];

/** Asks, behind the questions that wait already; answers when it is settled. */
export function askToSettle(crossed: Crossed): Promise<Settled> {
  const id = newId();
  const settled = new Promise<Settled>((resolve) => waiting.set(id, resolve));
  show([...questions, { id, crossed }]);
  return settled;
}

/** It changed once more before it was settled: the same question about what stands now. False where it has gone. */
export function askAgain(id: string, crossed: Crossed): boolean {
  if (!isAsked(id)) return false;
  show(questions.map((one) => (one.id === id ? { id, crossed } : one)));
  return true;
}

/** Whether a question is still there. */
export function isAsked(id: string): boolean {
  return questions.some((one) => one.id === id);
}

/** The question is answered and goes. */
export function settle(id: string, how: Settled): void {
  show(questions.filter((one) => one.id !== id));
  waiting.get(id)?.(how);
  waiting.delete(id);
}

/** The questions in the order they are asked. */
export function openQuestions(): readonly Question[] {
  return questions;
}

/** The questions, followed. */
export function useQuestions(): readonly Question[] {
  return useSyncExternalStore(follow, openQuestions);
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: readonly Question[]): void {
  questions = next;
  for (const listener of listeners) listener();
}
