// Proves that what sign and place say of a card is also said in words.
import { expect, test } from 'vitest';
import { translator } from '#shared/i18n/catalog.ts';
import { makeFormat } from '#client/kit/format.ts';
import { cardStory } from './card-texts.ts';
import type { GridCard, GridColumn } from './types.ts';

const column: GridColumn = {
  key: 'a',
  scheduleId: 'a',
  date: '2026-11-22',
  title: 'Dr Sara',
  subtitle: '',
  kind: 'practitioner',
  open: [],
};
const card: GridCard = {
  id: 'visit',
  columnKey: 'a',
  version: 1,
  start: 600,
  end: 630,
  status: 'booked',
  confirmed: false,
  title: 'Lina Q.',
  detail: 'Check-up',
};
const settings = {
  region: 'SA',
  digits: 'latn',
  hourCycle: 'h23',
  weekStart: 7,
  hijri: 'off',
  hijriAdjust: 0,
} as const;
const texts = { range: '10:00–10:30', start: '10:00', detail: card.detail };

/** What is said of the card besides time, service, state and column, without the marks that keep names whole. */
function saidOf(language: 'ar' | 'en', change: Partial<GridCard>): string[] {
  const t = translator(language, 'latn');
  const story = cardStory({ ...card, ...change }, column, texts, t, makeFormat({ ...settings, language }, t));
  return story
    .replaceAll(/[\u2066-\u2069]/g, '')
    .split(language === 'ar' ? '، ' : ', ')
    .slice(4);
}

test('[SL30] who is editing a card is part of its name', () => {
  const lock = { name: 'Mona', color: '', mine: false };
  expect(saidOf('en', { lock })).toEqual(['Locked', 'being edited by Mona']);
  expect(saidOf('en', { lock: { ...lock, mine: true } })).toEqual(['You are editing it']);
  expect(saidOf('ar', { lock })).toEqual(['مقفل', 'قيد التعديل لدى Mona']);
});

test('[GR36] what stands beyond capacity is part of a card’s name, beside what lies outside hours', () => {
  expect(saidOf('en', { overbooked: 1 })).toEqual(['1 visit beyond capacity']);
  expect(saidOf('en', { overbooked: 2, override: true })).toEqual(['2 visits beyond capacity', 'Outside hours']);
  expect(saidOf('ar', { overbooked: 2 })).toEqual(['موعدان فوق السعة']);
  expect(saidOf('en', { overbooked: 0 })).toEqual([]);
});
