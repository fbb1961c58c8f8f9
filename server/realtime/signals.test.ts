// What is believed of what comes through Redis.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { isSignal } from './signals.ts';

const packet = (type: number, data: unknown, more: object = {}) =>
  Buffer.from(JSON.stringify({ uid: 'x', type, data, ...more }));
const head = { clinic: newId(), epoch: newId(), head: 7 };

test('[DE9] only our own signals are read: a head, who is here, and whose locks changed', () => {
  expect(isSignal(packet(6, ['head', head]))).toBe(true);
  const members = [{ id: newId(), view: { page: 'day' }, at: 1 }];
  expect(isSignal(packet(6, ['present', { node: newId(), clinic: newId(), members }]))).toBe(true);
  expect(isSignal(packet(6, ['locks', { clinic: newId() }]))).toBe(true);
});

test('[DE9] what else can be published is left unread', () => {
  const odd = [
    Buffer.from('no json'),
    Buffer.from([0x93, 0x01, 0x02, 0xff]),
    Buffer.from('null'),
    packet(6, ['connection', {}]),
    packet(6, ['__proto__', head]),
    packet(6, ['head', { ...head, head: -1 }]),
    packet(6, ['head', { ...head, events: [] }]),
    packet(6, ['head', head, 'more']),
    packet(6, ['locks', { clinic: newId(), locks: [] }]),
    packet(6, ['locks', { clinic: '*' }]),
    packet(6, ['head', head], { requestId: 'an answer is wanted' }),
    packet(4, ['head', head]),
    packet(3, ['head', head], { sid: 'x', room: 'y' }),
  ];
  for (const message of odd) expect([message.toString(), isSignal(message)]).toEqual([message.toString(), false]);
});
