// What a clinic's rows say, whatever was written to get there: for tests that take back and look back.
import { connected } from '#server/store/connection.ts';
import type { Core } from './core.ts';
import type { World } from './world.ts';

/** The rows of a clinic without their versions, and the time that is claimed; the same text for the same state. */
export async function stateOf(core: Core, { clinicId }: World): Promise<string> {
  return connected(core.database.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select (select json_agg(to_jsonb(a) - 'version' order by id) from appointment a where clinic_id = $1) as appointments,
         (select json_agg(to_jsonb(p) - 'version' order by id) from patient p where clinic_id = $1) as patients,
         (select json_agg(w order by word, patient_id) from patient_word w where clinic_id = $1) as words,
         (select json_agg(to_jsonb(h) - 'version' order by id) from hold h where clinic_id = $1) as holds,
         (select json_agg(to_jsonb(c) - 'version' order by id) from closure c where clinic_id = $1) as closures,
         (select json_agg(json_build_array(schedule_id, lane, starts_at, ends_at, kind, owner) order by owner, schedule_id, starts_at)
            from claim where clinic_id = $1 and live) as claims`,
      [clinicId],
    );
    return JSON.stringify(rows[0], null, 1);
  });
}
