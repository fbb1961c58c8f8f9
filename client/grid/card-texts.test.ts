// Proves that what sign and place say of a card is also said in words.
import { expect, test } from 'vitest';
import { plain, wording } from '#server/testing/wording.ts';
import { cardStory, cardTip } from './card-texts.ts';
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
const texts = { range: '10:00–10:30', start: '10:00', detail: card.detail };

/** What is said of the card besides time, service, state and column, without the marks that keep names whole. */
function saidOf(language: 'ar' | 'en', change: Partial<GridCard>): string[] {
  const { t, format } = wording(language);
  const story = cardStory({ ...card, ...change }, column, texts, t, format);
  return plain(story)
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

test('[CP11] a member of a group says how many of how many there are, in its name and its tooltip', () => {
  const group = { count: 3, most: 6 };
  expect(saidOf('en', { group })).toEqual(['3 of 6 in the group']);
  expect(saidOf('ar', { group, overbooked: 1 })).toEqual(['3 من 6 في المجموعة', 'موعد واحد فوق السعة']);
  const { t } = wording('en');
  expect(plain(cardTip({ ...card, group }, t))).toBe('Lina Q. · 3 of 6 in the group');
  expect(cardTip(card, t)).toBe('Lina Q.');
});
