// Turns the environment into the configuration of one node.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { impossible } from './config-conflicts.ts';
import { newSecret } from './ops/clock.ts';
import { hasCode } from './ops/error-code.ts';
import { keptText } from './ops/kept-file.ts';
import { StartError } from './ops/start-error.ts';

/** What one node is told from outside. Values are final: nothing else reads the environment. */
export interface Config {
  readonly host: string;
  /** TCP port; 0 lets the system choose. */
  readonly port: number;
  /** PostgreSQL as the app's role, or null for the embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  /** PostgreSQL as the owner of the schema; null when this node may not migrate. */
  readonly databaseOwnerUrl: string | null;
  /** Absolute folder of the embedded database and of generated secrets. */
  readonly dataDir: string;
  /** null = the only node, everything in memory. */
  readonly redisUrl: string | null;
  /** Exact origins that browsers may come from, at least one; the first is used in links. */
  readonly publicOrigins: readonly [string, ...string[]];
  /** Signs links. */
  readonly secret: string;
  /** `demo` is only ever set by hand; `demo-when-empty` is an embedded database left to itself. */
  readonly seed: 'demo' | 'none' | 'demo-when-empty';
  /** Lets a caller beyond loopback read the metrics. */
  readonly metricsToken: string | null;
  readonly nodeName: string;
  readonly logLevel: (typeof logLevels)[number];
  /** False only while developing or testing: the built client is served and the reference pages are for staff. */
  readonly production: boolean;
}

/** An environment that cannot work. The message is one sentence that says what to do. */
export class ConfigError extends StartError {
  override name = 'ConfigError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address like ${example}` }).optional();
const postgresUrl = url(/^postgres(ql)?$/, 'postgres://mawid_app:password@host:5432/mawid');
const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text, {
    error: 'must be origins like https://clinic.example, separated by commas, without a path',
  });

const aPort = { error: 'must be a port from 0 to 65535' };

const environment = z.object({
  PORT: z.coerce.number(aPort).int(aPort).min(0, aPort).max(65_535, aPort).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATA_DIR: z.string().default('./data'),
  REDIS_URL: url(/^rediss?$/, 'redis://127.0.0.1:6379'),
  PUBLIC_ORIGIN: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(origin))
    .optional(),
  SECRET: z.string().optional(),
  SEED: z.enum(['demo', 'none'], { error: 'must be demo or none' }).optional(),
  METRICS_TOKEN: z.string().optional(),
  NODE_NAME: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  NODE_ENV: z.string().optional(),
});

export type EnvironmentValues = z.infer<typeof environment>;

/**
 * The configuration that `env` describes, empty variables counting as unset. Where no `SECRET` is needed from outside,
 * one is made and kept in `DATA_DIR`. Throws ConfigError naming the variable and what to do.
 */
export function readConfig(env: Environment, keptSecret: (dataDir: string) => string = secretKeptIn): Config {
  const values = parse(env);
  const conflict = impossible(values);
  if (conflict !== null) throw new ConfigError(conflict);
  const dataDir = resolve(values.DATA_DIR);
  return {
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    dataDir,
    redisUrl: values.REDIS_URL ?? null,
    publicOrigins: originsOf(values),
    secret: values.SECRET ?? keptSecret(dataDir),
    seed: values.SEED ?? (values.DATABASE_URL === undefined ? 'demo-when-empty' : 'none'),
    metricsToken: values.METRICS_TOKEN ?? null,
    nodeName: values.NODE_NAME ?? `${hostname()}-${process.pid}`,
    logLevel: values.LOG_LEVEL,
    production: values.NODE_ENV !== 'development' && values.NODE_ENV !== 'test',
  };
}

/** The configuration of this process: its environment over the lines of `.env` in the current folder, where there is one. */
export function configFromEnvironment(): Config {
  return readConfig(processEnvironment());
}

/** This process's environment over `.env`, for a child process that runs with a part of it changed. */
export function processEnvironment(): Environment {
  return { ...dotEnv(), ...process.env };
}

function dotEnv(): Environment {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return {};
    throw error;
  }
}

function parse(env: Environment): EnvironmentValues {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new ConfigError(`${String(first?.path[0])} ${first?.message}.`);
}

function originsOf({ PUBLIC_ORIGIN, PORT }: EnvironmentValues): readonly [string, ...string[]] {
  const [first, ...others] = PUBLIC_ORIGIN ?? [];
  return first === undefined ? [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`] : [first, ...others];
}

function secretKeptIn(dataDir: string): string {
  try {
    return keptText(join(dataDir, 'secret'), () => newSecret());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`DATA_DIR ${dataDir} cannot keep a secret (${reason}): make it writable or set SECRET.`);
  }
}
