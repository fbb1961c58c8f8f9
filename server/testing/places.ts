// Lists what may stand in one place only, where the linter has no word for it.

export interface Place {
  readonly what: string;
  readonly pattern: RegExp;
  /** A line that must be caught anywhere else. */
  readonly caught: string;
  /** Paths, or beginnings of paths, where it belongs. */
  readonly only: readonly string[];
  readonly inTestsToo: boolean;
  readonly why: string;
}

const clocks = ['server/ops/clock.ts', 'client/kit/clock.ts', 'load-tests/'];

export const places: readonly Place[] = [
  {
    what: 'luxon',
    pattern: /(?:from|import)\s*\(?['"]luxon['"]/,
    caught: `import { DateTime } from 'luxon';`,
    only: ['shared/time/zone.ts'],
    inTestsToo: false,
    why: 'what a wall clock means is decided once',
  },
  {
    what: 'rrule',
    pattern: /(?:from|import)\s*\(?['"]rrule['"]/,
    caught: `import * as library from 'rrule';`,
    only: ['shared/rules/recurrence.ts'],
    inTestsToo: false,
    why: 'what a recurrence means is decided once',
  },
  {
    what: 'adhan',
    pattern: /(?:from|import)\s*\(?['"]adhan['"]/,
    caught: `import { PrayerTimes } from 'adhan';`,
    only: ['shared/time/prayer.ts'],
    inTestsToo: true,
    why: 'when a prayer is, is decided once, and not by the clock of the machine',
  },
  {
    what: 'the calendar of Umm al-Qura',
    pattern: /\b(?:IslamicUmalquraCalendar|IslamicCivilCalendar|IslamicTabularCalendar)\b/,
    caught: `import { IslamicUmalquraCalendar } from '@internationalized/date';`,
    only: ['shared/time/hijri.ts'],
    inTestsToo: true,
    why: 'a Hijri date is the same on a page and in a rule',
  },
  {
    what: 'the present moment',
    pattern: /new Date\(\)/,
    caught: 'const now = new Date();',
    only: clocks,
    inTestsToo: false,
    why: 'a test must be able to set the clock',
  },
  {
    what: 'chance',
    pattern: /import \{[^}]*\brandomUUID\b[^}]*\} from 'node:crypto'|import \{[^}]*\bv[47]\b[^}]*\} from 'uuid'/,
    caught: `import { createHash, randomUUID } from 'node:crypto';`,
    only: clocks,
    inTestsToo: false,
    why: 'a test must be able to name what is made',
  },
  {
    what: 'the environment',
    pattern: /\{[^}]*\benv\b[^}]*\} = process\b|from 'node:process'|import\.meta\.env/,
    caught: 'const { env } = process;',
    only: ['server/config.ts'],
    inTestsToo: true,
    why: 'what a node is told from outside is read once',
  },
  {
    what: 'Intl by another name',
    pattern: /globalThis\.Intl|window\.Intl/,
    caught: 'new globalThis.Intl.NumberFormat()',
    only: ['client/kit/format.ts'],
    inTestsToo: true,
    why: 'every number on a page is of one digit set',
  },
  {
    what: 'the schema diff',
    pattern: /\.schema\.(?:update|create|drop|refresh|ensure|getUpdate)|[sS]chemaGenerator|\.createMigration\(/,
    caught: 'await this.orm.schema.update();',
    only: [],
    inTestsToo: true,
    why: 'it would drop the constraints, checks and policies it does not know',
  },
  {
    what: 'the ledger of claims',
    pattern: /(?:insert into|update|delete from) claim\b|(?:insertInto|updateTable|deleteFrom)\('claim'\)/,
    caught: `await tx.db.updateTable('claim').set({ live: true }).execute();`,
    only: ['server/store/claims.ts', 'load-tests/lib/raw-booking.ts', 'load-tests/lib/bench-fight.ts'],
    inTestsToo: false,
    why: 'a way to time that is not written there would be one that checks nothing',
  },
  {
    what: 'claiming time',
    pattern: /\binsertClaims\(/,
    caught: 'await insertClaims(tx, clinicId, claims);',
    only: [
      'server/store/claims.ts',
      'server/commands/transaction.ts',
      'server/store/seed/index.ts',
      'server/store/zone-shifts.ts',
      'server/commands/extend-series.ts',
    ],
    inTestsToo: true,
    why: 'a command gets its time in its transaction, after the lock, and in no other way',
  },
  {
    what: 'unfinished work',
    pattern: /\/[/*].*\b(?:TODO|FIXME|XXX|HACK)\b/,
    caught: '// TODO later',
    only: [],
    inTestsToo: true,
    why: 'what is not done is an issue, not a comment',
  },
];
