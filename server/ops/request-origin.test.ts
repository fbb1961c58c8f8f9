// Where requests come from, under one spelling.
import { expect, test } from 'vitest';
import { isLoopback, isNearby, isOwnPage, networkOf } from './request-origin.ts';

test('[SE45] one network has one name, however its address is spelt', () => {
  const names = ['2001:db8:0:1::1', '2001:DB8:0:1:0:0:0:2', '2001:0db8:0000:0001:ffff:ffff:ffff:ffff'].map((peer) =>
    networkOf(peer, {}, false),
  );
  expect(new Set(names)).toEqual(new Set(['2001:db8:0:1::/64']));
  expect(networkOf('::ffff:203.0.113.9', {}, false)).toBe('203.0.113.9');
  expect(networkOf('::FFFF:203.0.113.9', {}, false)).toBe('203.0.113.9');
  expect(networkOf('::1', {}, false)).toBe('0:0:0:0::/64');
});

test('[SE45] only a proxy is believed, and only its last word', () => {
  const headers = {
    'x-forwarded-for': '198.51.100.1, 203.0.113.9',
    'x-real-ip': '198.51.100.2',
    forwarded: 'for=198.51.100.3',
  };
  expect(networkOf('192.0.2.1', headers, false)).toBe('192.0.2.1');
  expect(networkOf('127.0.0.1', headers, true)).toBe('203.0.113.9');
  expect(networkOf('127.0.0.1', { 'x-forwarded-for': 'unknown' }, true)).toBe('127.0.0.1');
  expect(networkOf(undefined, {}, false)).toBe('');
});

test('[SE45] this machine and private networks are known', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true);
  expect(['10.1.2.3', '172.20.0.5', '192.168.1.1', 'fd00::1', '::ffff:10.0.0.1'].every(isNearby)).toBe(true);
  for (const address of ['203.0.113.9', '172.32.0.1', '2001:db8::1', '', undefined, 'localhost']) {
    expect([isLoopback(address), isNearby(address)]).toEqual([false, false]);
  }
});

test('[SE9] a page is ours by its exact origin, or by the browser’s word', () => {
  const ours = ['https://clinic.example'];
  expect(isOwnPage({ origin: 'https://clinic.example' }, ours)).toBe(true);
  expect(isOwnPage({ 'sec-fetch-site': 'same-origin' }, ours)).toBe(true);
  for (const origin of [
    'https://clinic.example.',
    'https://Clinic.example',
    'http://clinic.example',
    'https://clinic.example:443',
    'https://x.clinic.example',
    'null',
  ]) {
    expect(isOwnPage({ origin }, ours)).toBe(false);
  }
});
