// Proves that a card shows as much as fits and never half a time.
import { expect, test } from 'vitest';
import { isUpright, laneWidth, linesOf } from './fit.ts';

const texts = { range: '٩:٠٠–٩:٣٠ ص', start: '٩:٠٠ ص', detail: 'كشف' };
const measure = (text: string) => text.length * 6;

test.each([
  ['a quarter of an hour shows the name alone', 15, 24, 200, null],
  ['time and service stand together where there is room', 30, 50, 120, { time: texts.range, beside: 'كشف', below: '' }],
  ['where there is not, the start stands alone', 30, 50, 100, { time: texts.start, beside: '', below: '' }],
  ['a tall card gives the service a line of its own', 45, 76, 80, { time: texts.range, beside: '', below: 'كشف' }],
  ['a tall narrow one shows the start above the service', 45, 76, 50, { time: texts.start, beside: '', below: 'كشف' }],
  ['in a lane too narrow for any time the name is alone', 45, 76, 30, null],
])('%s', (_, minutes, height, width, lines) => {
  expect(linesOf(texts, minutes, height, width, measure)).toEqual(lines);
});

test('[CP11] where a group leaves no room for a name across, it stands upright in a card that is tall enough', () => {
  const room = (lanes: number) => laneWidth(124, lanes) - 14;
  expect([isUpright(room(2), 66), isUpright(room(4), 66), isUpright(room(6), 66)]).toEqual([false, true, true]);
  expect(isUpright(room(4), 33)).toBe(false);
});
