// What every part of the HTTP door is given, and what it knows of one request.
import type Koa from 'koa';
import type { Config } from '#server/config.ts';
import type { Runner } from '#server/commands/run.ts';
import type { Logger } from '#server/ops/log.ts';
import type { Metrics } from '#server/ops/metrics.ts';
import type { RedisLink } from '#server/ops/redis.ts';
import type { Reader } from '#server/queries/run.ts';
import type { Store } from '#server/store/open.ts';
import type { Session, Sessions } from '#server/store/sessions.ts';

/** What the HTTP door stands on. */
export type HttpParts = {
  readonly config: Pick<Config, 'publicOrigins' | 'production' | 'metricsToken' | 'redisUrl'>;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly runner: Runner;
  readonly reader: Reader;
  readonly sessions: Sessions;
  readonly redis: RedisLink | null;
  /** Whether the database answers and its schema is this program's. */
  readonly probe: () => Promise<boolean>;
  /** Whether this node is being stopped. */
  readonly isDraining: () => boolean;
  /** Absolute folder of the built pages. */
  readonly pages: string;
};

/** One request: its id, the language of its answer and, where it carries a live token, the session. */
export type State = {
  requestId: string;
  locale: string;
  by: 'bearer' | 'cookie' | null;
  token: string | null;
  session: Session | null;
};
export type Door = Koa.ParameterizedContext<State>;
/** A part of the door that others stand behind. */
export type Middleware = (ctx: Door, next: () => Promise<void>) => Promise<void>;
