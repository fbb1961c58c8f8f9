// The strip over the calendar while it is not live: since when, as of when, and what waits to be sent.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { now } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { Strip } from '#client/kit/strip.tsx';
import { useKept, useLink, useLive, useSettings } from '#client/live/hooks.ts';
import type { LinkState } from '#client/live/link.ts';
import { instantOf } from '#shared/time/instant.ts';
import { wallOf } from './times.ts';
import { useTick } from './use-tick.ts';

/** A line that is lost for a moment only is not worth a word, in ms. */
const GRACE = 1500;
/** What is older is shown as old, in ms. */
const STALE_AFTER = 60_000;
const SECOND = 1000;

/** Whether what is shown may be more than a minute old. */
export function useIsStale(): boolean {
  const link = useLink();
  const tick = useTick(!isFollowing(link), SECOND);
  return !isFollowing(link) && link.upTo > 0 && Math.max(tick, link.since) - link.upTo > STALE_AFTER;
}

/** Pushes the calendar down; nothing while all is well. */
export function LinkStrip() {
  const { t } = useTranslation();
  const live = useLive();
  const link = useLink();
  const isFine = link.kind === 'live' && !link.degraded;
  useTick(!isFine, SECOND);
  const words = useWords(link);
  const isBrief = link.kind !== 'polling' && link.kind !== 'offline' && now() - link.since < GRACE;
  // The sign-in stands over the page and says itself what is the matter.
  if (isFine || isBrief || link.kind === 'signed-out') return null;
  const canRetry = link.kind === 'offline' || link.kind === 'connecting';
  return (
    <Strip
      icon={link.kind === 'offline' || link.kind === 'connecting' ? 'offline' : 'clock'}
      action={
        canRetry && (
          <Button size="s" icon="refresh" onPress={() => live.retry()}>
            {t(($) => $.common.action.retry)}
          </Button>
        )
      }
    >
      {words}
    </Strip>
  );
}

/** The sentence; what ticks in it is kept from being read aloud every second. */
function useWords(link: LinkState) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useSettings()?.clinic.zone;
  const isKeeping = useKept();
  const timeOf = (ms: number) => (zone === undefined ? '' : format.time(wallOf(instantOf(ms), zone).minutes));
  const waiting = link.queued > 0 ? t(($) => $.common.connection.queued, { count: link.queued }) : '';
  // Said while it matters only: with a line everything is in the clinic a moment later.
  const queued = isKeeping
    ? waiting
    : joined(
        waiting,
        t(($) => $.together.offline.notKept),
      );
  const isOld = link.upTo > 0 && now() - link.upTo > STALE_AFTER;
  const asOf = isOld ? t(($) => $.common.connection.asOf, { time: timeOf(link.upTo) }) : '';
  if (link.kind === 'polling')
    return joined(
      t(($) => $.common.connection.pollingWhy),
      queued,
    );
  if (link.kind === 'live') return t(($) => $.desk.link.degraded);
  if (link.kind === 'behind') return t(($) => $.common.connection.catchingUp);
  if (link.kind === 'offline') {
    const since = zone === undefined ? t(($) => $.desk.link.stillOffline) : offlineSince();
    return joined(since, queued, asOf);
  }
  const lost = t(($) => $.common.connection.reconnectingSince, { since: format.since(now() - link.since) });
  return (
    <>
      <span aria-hidden="true">{joined(lost, queued, asOf)}</span>
      <span className="visually-hidden">
        {joined(
          t(($) => $.common.connection.reconnecting),
          queued,
        )}
      </span>
    </>
  );

  function offlineSince(): string {
    return t(($) => $.common.connection.offlineSince, { time: timeOf(link.upTo > 0 ? link.upTo : link.since) });
  }
}

function joined(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function isFollowing({ kind }: LinkState): boolean {
  return kind === 'live' || kind === 'polling';
}
