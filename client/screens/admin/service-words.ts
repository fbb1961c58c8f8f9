// What a service needs, in words.
import type { Format } from '#client/kit/format.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Need } from '#shared/model/service.ts';

/** `Any practitioner and Room 1 or Room 2`: each need with the names it may be met by. */
export function needsWords(
  t: Translate,
  format: Format,
  needs: readonly Need[],
  schedules: readonly Schedule[],
): string {
  const nameOf = (id: string) => {
    const schedule = schedules.find((one) => one.id === id);
    return schedule ? nameIn(format.settings.language, schedule) : '';
  };
  const each = needs.map(({ kind, among }) =>
    among === null ? t(($) => $.admin.service.anyOf[kind]) : among.map(nameOf).join(' / '),
  );
  return format.list(each);
}
