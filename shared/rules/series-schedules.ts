// Who serves a series for which nobody was named: the one who can have most of its visits, the same for all of them.
import type { Id } from '#shared/model/id.ts';
import { ableFor } from './availability.ts';
import { decidePlacement } from './booking.ts';
import { nearClaims } from './claims-near.ts';
import { factsFor, type PlanFacts, type WishedVisit } from './series-plan.ts';

/** So many visits are looked at, the first ones. */
const MOST_LOOKED_AT = 60;

/**
 * The schedules of a series: those named, and a practitioner for each need that names none, the one free for most of the
 * visits, of equals the first in settings order. Rooms and devices that were not named are chosen for each visit.
 */
export function schedulesOfSeries(facts: PlanFacts, named: readonly Id[], wishes: readonly WishedVisit[]): Id[] {
  const [first] = wishes;
  if (!first) return [...named];
  const chosen = [...named];
  for (const [at, able] of ableFor(first.service, facts.schedules).entries()) {
    const isPerson = first.service.needs[at]?.kind === 'practitioner';
    const open = able.filter(({ id }) => !chosen.includes(id));
    const needed = (isPerson || chosen.length === 0) && open.length === able.length;
    const best = needed
      ? bestOf(
          facts,
          chosen,
          open.map(({ id }) => id),
          wishes,
        )
      : undefined;
    if (best) chosen.push(best);
  }
  return chosen;
}

function bestOf(facts: PlanFacts, chosen: readonly Id[], open: readonly Id[], wishes: readonly WishedVisit[]) {
  if (open.length < 2) return open[0];
  const step = { facts, near: nearClaims(facts.taken), planned: [] };
  const asked = wishes.slice(0, MOST_LOOKED_AT);
  const counted = open.map((id) => {
    const fits = ({ service, start, durationMinutes }: WishedVisit) => {
      const wanted = { scheduleIds: [...chosen, id], start, durationMinutes, overridden: false };
      return decidePlacement(factsFor(step, service, start), wanted).ok;
    };
    return { id, count: asked.filter(fits).length };
  });
  return counted.toSorted((a, b) => b.count - a.count)[0]?.id;
}
