// The texts of a card: what it shows, and what it is called by those who cannot see its colour and place.
import type { Translate } from '#shared/i18n/catalog.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { Format } from '#client/kit/format.ts';
import { statusWord } from '#client/kit/status.ts';
import { wallAt } from './day-scale.ts';
import type { CardTexts } from './fit.ts';
import type { DayOnAxis } from './shared-axis.ts';
import type { CardLock, GridCard, GridColumn } from './types.ts';

/** The range and start of a card on the wall clock of its day, and its service. */
export function cardTexts(card: GridCard, on: DayOnAxis, format: Format): CardTexts {
  const start = wallAt(on.day, card.start);
  const detail = card.group ? `${ratio(card.group, format)} · ${card.detail}` : card.detail;
  return { range: format.timeRange(start, wallAt(on.day, card.end)), start: format.time(start), detail };
}

/** `3/6`: how many of a group there are, and how many it takes; one direction, whatever stands around it. */
function ratio({ count, most }: NonNullable<GridCard['group']>, format: Format): string {
  return isolateAs('ltr', `${format.number(count)}/${format.number(most)}`);
}

/** The name of a card with what its tooltip adds. */
export function cardTip({ title, group }: GridCard, t: Translate): string {
  return group ? `${title} · ${t(($) => $.hold.grid.group, group)}` : title;
}

/** What follows the patient's name in the accessible name: time, service, state, column and what is special. */
export function cardStory(card: GridCard, column: GridColumn, texts: CardTexts, t: Translate, format: Format): string {
  const parts = [
    texts.range,
    card.detail,
    t(($) => $.common.status[statusWord(card.status, card.confirmed)]),
    card.slim ? t(($) => $.calendar.column.linked, { name: column.title }) : column.title,
    card.lock && lockWords(card.lock, t),
    card.group && t(($) => $.hold.grid.group, card.group),
    card.overbooked && t(($) => $.hold.grid.beyond, { count: card.overbooked }),
    card.repeats && (card.repeats === 'member' ? t(($) => $.series.card.repeats) : t(($) => $.series.card.exception)),
    card.override && t(($) => $.calendar.column.outsideHours),
    card.settling === 'queued' && t(($) => $.calendar.slot.queued),
    card.pending && card.settling !== 'queued' && t(($) => $.calendar.slot.unsettled),
  ];
  return parts.filter(Boolean).join(format.direction === 'rtl' ? '، ' : ', ');
}

function lockWords(lock: CardLock, t: Translate): string {
  return lock.mine ? t(($) => $.hold.grid.lockedByYou) : t(($) => $.hold.grid.lockedBy, { name: lock.name });
}
