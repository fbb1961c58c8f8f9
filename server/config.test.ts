// Tests what the environment may say.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const app = 'postgres://mawid_app:one@db.example:5432/mawid';
const owner = 'postgres://mawid_owner:two@db.example:5432/mawid';
const longSecret = 'a'.repeat(32);
const read = (env: Record<string, string | undefined>) => readConfig(env, () => 'kept');

test('an empty environment is one node on loopback with its own database and demonstration clinic', () => {
  expect(read({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: null,
    databaseOwnerUrl: null,
    dataDir: join(process.cwd(), 'data'),
    redisUrl: null,
    publicOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
    secret: 'kept',
    seed: 'demo-when-empty',
    metricsToken: null,
    logLevel: 'info',
    production: true,
  });
});

test('the example lists every variable and starts as it stands', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));
  const surface =
    'PORT HOST DATABASE_URL DATABASE_OWNER_URL DATA_DIR REDIS_URL PUBLIC_ORIGIN SECRET SEED METRICS_TOKEN NODE_NAME LOG_LEVEL NODE_ENV';
  expect(new Set(Object.keys(example))).toEqual(new Set(surface.split(' ')));
  expect(read(example)).toEqual(read({}));
});

test('a clinic on a PostgreSQL of its own is never filled with demonstration people by itself', () => {
  expect(read({ DATABASE_URL: app }).seed).toBe('none');
});

test('several public origins keep their order, the first being used in links', () => {
  const { publicOrigins } = read({ PUBLIC_ORIGIN: 'https://clinic.example, http://localhost:3000' });
  expect(publicOrigins).toEqual(['https://clinic.example', 'http://localhost:3000']);
});

test('a secret that nobody gave is made once and closed to other accounts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mawid-config-'));
  const DATA_DIR = join(folder, 'data');
  try {
    const first = readConfig({ DATA_DIR }).secret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readConfig({ DATA_DIR }).secret).toBe(first);
    expect(statSync(join(DATA_DIR, 'secret')).mode & 0o777).toBe(0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each<[string, Record<string, string>, RegExp]>([
  ['a port beyond 65535', { PORT: '70000' }, /^PORT must be/],
  ['a port that is no number', { PORT: 'http' }, /^PORT must be/],
  ['a database address of another kind', { DATABASE_URL: 'mysql://host/x' }, /^DATABASE_URL must be/],
  ['a Redis address of another kind', { REDIS_URL: 'http://host' }, /^REDIS_URL must be/],
  ['an origin with a path', { PUBLIC_ORIGIN: 'https://clinic.example/app' }, /^PUBLIC_ORIGIN must be/],
  ['an unknown seed', { SEED: 'full' }, /^SEED must be demo or none/],
  ['an unknown log level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be/],
  ['an owner without a database', { DATABASE_OWNER_URL: owner }, /set both/],
  ['an app that signs in as the owner', { DATABASE_URL: owner, DATABASE_OWNER_URL: owner }, /mawid_app/],
  ['production without a secret', { NODE_ENV: 'production', DATABASE_URL: app }, /SECRET is not set/],
  ['production with a short secret', { NODE_ENV: 'production', SECRET: 'short' }, /SECRET is the example/],
  [
    'production with the example',
    { NODE_ENV: 'production', SECRET: `change-me${longSecret}` },
    /SECRET is the example/,
  ],
  ['demonstration accounts in the open', { HOST: '0.0.0.0' }, /set SEED=none/],
  ['a demonstration nobody can write', { DATABASE_URL: app, SEED: 'demo' }, /set DATABASE_OWNER_URL too/],
])('%s stops the start with one sentence', (_, env, sentence) => {
  expect(() => read(env)).toThrow(ConfigError);
  expect(() => read(env)).toThrow(sentence);
  expect(() => read(env)).toThrow(/^[^\n]+\.$/);
});

test.each<[string, Record<string, string>]>([
  ['a demonstration offered to other machines by hand', { HOST: '0.0.0.0', SEED: 'demo' }],
  ['an open host without demonstration accounts', { HOST: '::', SEED: 'none' }],
  ['production with a long secret', { NODE_ENV: 'production', DATABASE_URL: app, SECRET: longSecret }],
  ['a database with both roles', { DATABASE_URL: app, DATABASE_OWNER_URL: owner, SEED: 'demo' }],
  ['several nodes with Redis', { DATABASE_URL: app, REDIS_URL: 'rediss://cache.example:6380' }],
])('%s is accepted', (_, env) => {
  expect(read(env)).toBeDefined();
});
