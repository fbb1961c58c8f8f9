// The token of a request.
import { expect, test } from 'vitest';
import { credentialsOf, sessionCookieName } from './request-token.ts';

const token = 'abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE';

test('[SE2] the cookie’s name is bound to its host exactly where the origin is https', () => {
  expect(sessionCookieName('https://clinic.example')).toBe('__Host-mawid');
  expect(sessionCookieName('http://localhost:3000')).toBe('mawid');
});

test('[SE46] a bearer counts before the cookie, other cookies do not count at all', () => {
  expect(credentialsOf({ cookie: `a=b; mawid=${token}; mawid2=x; xmawid=y` }, 'mawid')).toEqual({
    token,
    by: 'cookie',
  });
  expect(credentialsOf({ authorization: `Bearer ${token}`, cookie: 'mawid=other-other-other-other' }, 'mawid')).toEqual(
    { token, by: 'bearer' },
  );
  expect(credentialsOf({ authorization: `bearer ${token}` }, 'mawid')).toEqual({ token, by: 'bearer' });
});

test('[SE46] what cannot be a token is none, and two cookies of the name are never one', () => {
  for (const cookie of [
    '',
    'mawid=',
    'mawid=short',
    `mawid=${'x'.repeat(300)}`,
    'mawid="quoted-quoted-quoted"',
    `Mawid=${token}`,
  ]) {
    expect(credentialsOf({ cookie }, 'mawid')).toBeNull();
  }
  for (const authorization of [`Basic ${token}`, 'Bearer', 'Bearer ', `Bearer ${token} x`])
    expect(credentialsOf({ authorization }, 'mawid')).toBeNull();
  expect(credentialsOf({ cookie: `mawid=${token}; mawid=${token}` }, 'mawid')).toBe('duplicate');
});
