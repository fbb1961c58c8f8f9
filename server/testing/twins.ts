// Two clinics of one shape, of which one must never learn anything of the other: whatever the other holds is marked.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Display } from '#shared/model/display.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Series } from '#shared/model/series.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { wallOf } from '#shared/time/zone.ts';
import { newId, newSecret } from '#server/ops/clock.ts';
import type { Core } from './core.ts';
import { closed } from './closing.ts';
import { pairedDisplay, waitingScreen } from './screens.ts';
import { columnsWithout, idsOf, markSettings } from './held-text.ts';
import type { Stage } from './stage.ts';
import { holdsUntil } from './holding.ts';
import { asOwner, edited, moved, visitFor } from './visits.ts';
import type { Person, World } from './world.ts';

/** A clinic with patients and visits in every state that holds text. */
export type Twin = World & {
  readonly patients: readonly Patient[];
  readonly visits: readonly Appointment[];
  readonly hold: Hold;
  readonly closure: Closure;
  /** A colleague nobody signs in as. */
  readonly worker: Id;
  readonly display: Display;
  /** A service nobody books. */
  readonly offered: Id;
  readonly series: Series;
};

/** `mine` asks, `theirs` must stay unseen; the manager of `mine` is a member of `theirs` too. */
export type Twins = { readonly mine: Twin; readonly theirs: Twin };

/** What no text of another clinic is without; phones have digits of their own. */
const MARK = { mine: 'ours', theirs: 'CANARY-B' };
const PHONE = { mine: '+96650111223', theirs: '+96659876543' };
const TRACE = /canary|96659876543/i;

/** Makes the two. Their settings are marked before anybody has read them, everything else comes through commands. */
export async function makeTwins(core: Core): Promise<Twins> {
  const mine = await filled(core, 'mine');
  const theirs = await filled(core, 'theirs');
  await asOwner(
    core,
    `insert into member (clinic_id, id, account_id, name, role)
       select $1, $2, account_id, 'CANARY-B-member-name-guest', 'manager' from member where clinic_id = $3 and id = $4`,
    [theirs.clinicId, newId(), mine.clinicId, mine.manager.id],
  );
  return { mine, theirs };
}

async function filled(core: Core, side: keyof Twins): Promise<Twin> {
  const slug = `${MARK[side].toLowerCase()}-${newSecret(6)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '0')}`;
  const world = await core.makeWorld({ rooms: 2, clinic: { slug } });
  await markSettings(core, world.clinicId, MARK[side]);
  const patients: Patient[] = [];
  for (let number = 1; number <= 36; number += 1) patients.push(await registered(core, world, side, number));
  const visits = await visitsOf(core, world, side, patients);
  await core.ask(world.manager, 'schedule.close-series', {
    scheduleId: world.colleague,
    startLocal: wallOf(world.at('16:00', 7), world.zone),
    durationMinutes: 15,
    rule: 'FREQ=WEEKLY;COUNT=1',
    reason: `${MARK[side]}-series-reason-1`,
  });
  const at = { serviceId: world.visit.id, scheduleIds: [world.colleague], start: world.at('12:00') };
  const hold = await heldFor(core, world.receptionist, at);
  return {
    ...world,
    patients,
    visits,
    hold,
    closure: await closedTime(core, world, world.colleague, {
      from: world.at('15:00'),
      reason: `${MARK[side]}-closure-reason-1`,
    }),
    worker: await invitedMember(core, world, side),
    display: await pairedDisplay(core, world, `${MARK[side]}-display-name-1`),
    offered: await offeredService(core, world, `${MARK[side]}-service-name-offered`),
    series: await repeated(core, world, world.practitioner, {
      patientId: patients[4]?.id ?? '',
      start: world.at('16:00', 7),
      note: `${MARK[side]}-series-note-1`,
    }),
  };
}

async function invitedMember(core: Core, { manager, slug, colleague }: World, side: keyof Twins): Promise<Id> {
  const asked = { email: `worker-${slug}@example.test`, role: 'doctor' as const, scheduleId: colleague };
  const { value } = await core.ask(manager, 'member.invite', { ...asked, name: `${MARK[side]}-member-name-worker` });
  return value.member.id;
}

async function offeredService(core: Core, { manager, practitioner }: World, name: string): Promise<Id> {
  const needs = [{ kind: 'practitioner' as const, among: [practitioner] }];
  return (await core.ask(manager, 'service.add', { name, durationMinutes: 20, needs })).value.id;
}

function closedTime(core: Core, world: World, scheduleId: Id, { from, reason }: { from: string; reason: string }) {
  return closed(core, world, { scheduleId, start: from, end: plusMinutes(from, 15), reason });
}

/** One visit of a series, so that stages do not meet in another week. */
async function repeated(
  core: Core,
  world: World,
  scheduleId: Id,
  { start, ...of }: { patientId: Id; start: string; note: string },
): Promise<Series> {
  const slot = { serviceId: world.visit.id, scheduleIds: [scheduleId], startLocal: wallOf(start, world.zone) };
  const wish = { ...slot, ...of, durationMinutes: 15, rule: 'FREQ=WEEKLY;COUNT=1' };
  return (await core.ask(world.manager, 'series.start', wish)).value.series;
}

/** A hold that does not end by itself while a test runs; the earlier ones of whoever has it have run out. */
async function heldFor(core: Core, holder: Person, slot: CommandInput<'hold.place'>): Promise<Hold> {
  await holdsUntil(core, 'member_id', holder.id, '-1 second');
  const { value } = await core.ask(holder, 'hold.place', slot);
  await holdsUntil(core, 'id', value.id, '1 day');
  return value;
}

async function registered(core: Core, world: World, side: keyof Twins, number: number): Promise<Patient> {
  const reply = await core.ask(world.receptionist, 'patient.register', {
    name: `${MARK[side]}-patient-name-${number}`,
    phone: `${PHONE[side]}${number}`,
    birthDate: '1977-07-07',
    sex: 'female',
    nationalId: side === 'mine' ? `OURS${number}` : `CANARYB${number}`,
    note: `${MARK[side]}-patient-note-${number}`,
  });
  return reply.value;
}

/** A booking with a room, one outside the hours, one edited and one cancelled, each with everything that can be written. */
async function visitsOf(core: Core, world: World, side: keyof Twins, patients: readonly Patient[]) {
  const mark = MARK[side];
  const book = async (at: number, wish: Partial<Parameters<typeof visitFor>[2]> = {}) => {
    const note = `${mark}-appointment-note-${at}`;
    const input = visitFor(world, patients[at]!.id, { start: world.at(`0${8 + (at % 2)}:00`, at), note, ...wish });
    return (await core.ask(world.manager, 'appointment.book', input)).value;
  };
  const room = { serviceId: world.procedure.id, scheduleIds: [world.practitioner, world.room] };
  const [plain, procedure, late, gone] = [await book(0), await book(1, room), await book(2), await book(3)];
  const override = { reason: `${mark}-appointment-override-1` };
  const tags = [`${mark}-appointment-tag-1`];
  const cancel = { appointmentId: gone.id, baseVersion: gone.version, reason: 'other' as const };
  const replies = [
    await core.ask(world.doctor, 'appointment.edit', edited(plain, { tags, confirmed: true })),
    await core.ask(world.manager, 'appointment.move', moved(late, { start: world.at('20:00', 2), override })),
    await core.ask(world.manager, 'appointment.cancel', { ...cancel, note: `${mark}-appointment-cancel-1` }),
  ];
  return [procedure, ...replies.map(({ value }) => value), await book(4), await book(5)];
}

/** Columns with text of `theirs` in which no mark can be found. */
export function unmarkedColumns(core: Core, { theirs }: Twins): Promise<string[]> {
  return columnsWithout(core, TRACE, theirs.clinicId);
}

/** Finds in a text what only the clinic `theirs` can have put there: its marks, and any id in any of its rows. */
export async function traceFinder(core: Core, { mine, theirs }: Twins): Promise<(text: string) => string[]> {
  const ids = await idsOf(core, theirs.clinicId);
  // The one account that belongs to both clinics is no secret of either.
  for (const known of await idsOf(core, mine.clinicId)) ids.delete(known);
  return (text) => [
    ...(text.match(new RegExp(`.{0,40}(?:${TRACE.source}).{0,40}`, 'gi')) ?? []),
    ...(text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi) ?? []).filter((id) => ids.has(id.toLowerCase())),
  ];
}

/** What a stage is made with: a visit that stood before instead of a new one, whose hold there is on it, and what is made for it alone. */
type StageWish = {
  readonly standing?: Appointment;
  readonly holder?: Person | null;
  readonly own?: readonly ('closure' | 'double' | 'series')[];
};

/** Sets stages in a clinic, each an hour of its own; without a holder the hold is the one that stood before. */
export function stager(core: Core, twin: Twin): (schedule: Id, wish?: StageWish) => Promise<Stage> {
  let count = 0;
  return async (schedule, { standing, holder = twin.manager, own = [] } = {}) => {
    const [day, hour] = [10 + Math.floor(count / 10), count % 10];
    count += 1;
    const time = (minute: string) => twin.at(`${String(8 + hour).padStart(2, '0')}:${minute}`, day);
    const [patient, otherPatient] = [twin.patients[0]!, twin.patients[1]!];
    const booking = visitFor(twin, patient.id, { scheduleIds: [schedule], start: time('00') });
    const slot = { serviceId: twin.visit.id, scheduleIds: [schedule], start: time('15') };
    const reason = `${MARK.mine}-closure-reason-${count}`;
    const { schedules, services, members } = await core.read(twin.manager, 'clinic.settings', {});
    return {
      schedule,
      dated: schedules.find(({ id }) => id === schedule)?.exceptions ?? [],
      room: twin.room,
      visitService: twin.visit.id,
      procedure: twin.procedure.id,
      spareRoom: twin.rooms[1]!,
      offered: services.find(({ id }) => id === twin.offered)!,
      schedules: schedules.map(({ id }) => id),
      services: services.map(({ id }) => id),
      worker: members.find(({ id }) => id === twin.worker)!,
      patient,
      otherPatient,
      double: own.includes('double') ? await registered(core, twin, 'mine', 100 + count) : twin.patients[2]!,
      closure: own.includes('closure')
        ? await closedTime(core, twin, schedule, { from: time('45'), reason })
        : twin.closure,
      series: own.includes('series')
        ? await repeated(core, twin, schedule, {
            patientId: patient.id,
            start: time('45'),
            note: `${MARK.mine}-${count}`,
          })
        : twin.series,
      zone: twin.zone,
      display: twin.display.id,
      code: await waitingScreen(core.store),
      visit: standing ?? (await core.ask(twin.manager, 'appointment.book', booking)).value,
      hold: holder ? await heldFor(core, holder, slot) : twin.hold,
      free: time('30'),
      late: twin.at(`${19 + Math.floor(hour / 4)}:${String((hour % 4) * 15).padStart(2, '0')}`, day),
      window: { from: twin.at('00:00', day), to: twin.at('23:00', day) },
    };
  };
}
