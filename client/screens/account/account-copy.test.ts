// Proves that choices follow the person: the newest word per choice counts, and nobody inherits somebody else's.
import { expect, test } from 'vitest';
import { DEFAULTS } from '#client/kit/preferences.ts';
import { adopted, afterSending, mergedWith, NOTHING_CHOSEN, patchOf, shownFor, withChoice } from './account-copy.ts';

const clinic = '0193aaaa-bbbb-7ccc-8ddd-eeeeffff0000';
const columns = { [clinic]: { order: [], hidden: [clinic] } };

test('[ME50] what the account says lies over what the device had, except what it has not been told yet', () => {
  const offline = withChoice(
    { ...NOTHING_CHOSEN, known: { theme: 'dark', digits: 'latn' } },
    { density: 'comfortable' },
  );
  const merged = mergedWith(offline, { theme: 'light', density: 'compact', language: 'en' });
  expect(merged).toEqual({
    device: {},
    known: { theme: 'light', language: 'en', density: 'comfortable' },
    unsent: ['density'],
  });
  expect(patchOf(merged)).toEqual({ density: 'comfortable' });
  expect(shownFor(merged)).toEqual({ ...DEFAULTS, theme: 'light', language: 'en', density: 'comfortable' });
});

test('[ME51] a choice made while another was on its way is sent after it, and the last one counts', () => {
  const first = withChoice(NOTHING_CHOSEN, { theme: 'dark', columns });
  const sent = patchOf(first) ?? {};
  const second = withChoice(first, { theme: 'light' });
  const after = afterSending(second, sent, { theme: 'dark', columns });
  expect(after).toEqual({ device: {}, known: { theme: 'light', columns }, unsent: ['theme'] });
  expect(patchOf(afterSending(after, { theme: 'light' }, { theme: 'light', columns }))).toBeNull();
});

test('[ME51] what was given up is sent as nothing and is not there any more', () => {
  const copy = withChoice({ ...NOTHING_CHOSEN, known: { digits: 'latn' } }, { digits: undefined } as never);
  expect(patchOf(copy)).toEqual({ digits: null });
  expect(shownFor(copy).digits).toBeUndefined();
});

test('[ME52] what a device had chosen before anybody owned it is shown under the account’s word, and sent nowhere', () => {
  const copy = adopted({ ...DEFAULTS, theme: 'dark', language: 'en' });
  expect(copy).toEqual({ device: { theme: 'dark', language: 'en' }, known: {}, unsent: [] });
  expect(shownFor(mergedWith(copy, { language: 'ar' }))).toEqual({ ...DEFAULTS, theme: 'dark', language: 'ar' });
  expect(patchOf(mergedWith(copy, {}))).toBeNull();
  expect(adopted(DEFAULTS)).toEqual(NOTHING_CHOSEN);
});
