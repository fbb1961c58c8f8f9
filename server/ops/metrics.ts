// What is counted and timed on one node, for Prometheus.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LogFrame } from '#shared/contract/frames.ts';
import { monotonic } from './clock.ts';

/** The figures of one node; each has its own registry, so that two nodes can live in one process. */
export type Metrics = ReturnType<typeof makeMetrics>;

const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Makes the figures of the node `node`. */
export function makeMetrics(node: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ node });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    commits: new Counter({ name: 'mawid_commits_total', help: 'Changes this node committed.', registers }),
    overrides: new Counter({
      name: 'mawid_overrides_total',
      help: 'Visits that were given a time with a reason, by the rules they left.',
      labelNames: ['beyond'],
      registers,
    }),
    refusals: new Counter({
      name: 'mawid_refusals_total',
      help: 'Commands answered with a refusal, by code.',
      labelNames: ['code'],
      registers,
    }),
    commandSeconds: new Histogram({
      name: 'mawid_command_seconds',
      help: 'Time from a door to the answer of a command.',
      labelNames: ['door'],
      buckets: SECONDS,
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'mawid_http_seconds',
      help: 'Time to answer an HTTP request, by status.',
      labelNames: ['status'],
      buckets: SECONDS,
      registers,
    }),
    sockets: new Gauge({ name: 'mawid_sockets', help: 'Sockets connected.', registers }),
    watched: new Gauge({ name: 'mawid_watched_clinics', help: 'Clinics this node follows.', registers }),
    behind: new Gauge({
      name: 'mawid_sequencer_behind',
      help: 'Versions the furthest clinic was behind its head when last looked at.',
      registers,
    }),
    zoneData: new Gauge({
      name: 'mawid_zone_data',
      help: 'Always 1: the version of the zone data this node reckons with.',
      labelNames: ['version'],
      registers,
    }),
    frames: new Counter({ name: 'mawid_frames_total', help: 'Log frames sent to rooms.', registers }),
    resets: new Counter({ name: 'mawid_resets_total', help: 'Clinics whose clock began anew.', registers }),
    slow: new Counter({ name: 'mawid_slow_sockets_total', help: 'Sockets that fell behind.', registers }),
    redisLost: new Counter({ name: 'mawid_redis_lost_total', help: 'Messages Redis did not take.', registers }),
    retries: new Counter({
      name: 'mawid_transaction_retries_total',
      help: 'Transactions run again, by reason.',
      labelNames: ['reason'],
      registers,
    }),
  };
}

/** Counts a commit of this node, and of the visits it gave a time those that have a reason to leave the rules. */
export function countCommit(metrics: Pick<Metrics, 'commits' | 'overrides'>, { events }: LogFrame): void {
  metrics.commits.inc();
  for (const event of events ?? []) {
    if (event.type !== 'appointment.booked' && event.type !== 'appointment.moved') continue;
    const { override } = event.appointment;
    if (override) metrics.overrides.inc({ beyond: override.beyond.join('+') || 'nothing' });
  }
}

type Answered = { readonly ok: boolean; readonly refusal?: { readonly code: string } };

/** Runs a command for a door, times it and counts its refusal. Commits are counted where they are published. */
export async function counted<T extends Answered>(metrics: Metrics, door: string, run: () => Promise<T>): Promise<T> {
  const began = monotonic();
  const answer = await run();
  metrics.commandSeconds.observe({ door }, (monotonic() - began) / 1000);
  if (answer.refusal) metrics.refusals.inc({ code: answer.refusal.code });
  return answer;
}
