// Tests who may, as one table: the roles of a clinic and how far each permission reaches.
import { expect, test } from 'vitest';
import { idOf } from '#server/testing/nouns.ts';
import { permissions, permits, scopeOf } from './allow.ts';
import { commands } from './commands.ts';
import { queries } from './queries.ts';

const own = idOf(1);
const others = idOf(2);
const doctor = { role: 'doctor' as const, scheduleId: own };

test('[PE1][PE2][PE3] the table of who may', () => {
  expect(permissions).toEqual({
    read: { receptionist: 'all', doctor: 'all', manager: 'all', board: 'none' },
    calendar: { receptionist: 'all', doctor: 'own', manager: 'all', board: 'none' },
    'step-back': { receptionist: 'none', doctor: 'own', manager: 'all', board: 'none' },
    override: { receptionist: 'none', doctor: 'own', manager: 'all', board: 'none' },
    'take-over': { receptionist: 'all', doctor: 'none', manager: 'all', board: 'none' },
    audit: { receptionist: 'none', doctor: 'none', manager: 'all', board: 'none' },
    closures: { receptionist: 'all', doctor: 'own', manager: 'all', board: 'none' },
    administer: { receptionist: 'none', doctor: 'none', manager: 'all', board: 'none' },
    merge: { receptionist: 'none', doctor: 'none', manager: 'all', board: 'none' },
    show: { receptionist: 'none', doctor: 'none', manager: 'none', board: 'all' },
    patients: { receptionist: 'all', doctor: 'all', manager: 'all', board: 'none' },
  });
  expect(scopeOf('receptionist', 'override')).toBe('none');
});

test('[PE2] a doctor’s own means every practitioner that is touched', () => {
  expect(permits(doctor, 'calendar', [own])).toBe(true);
  expect(permits(doctor, 'calendar', [own, others])).toBe(false);
  expect(permits(doctor, 'calendar', [others])).toBe(false);
  expect(permits(doctor, 'calendar', [])).toBe(false);
});

test('[PE2] a doctor without a schedule of their own has no calendar to write in', () => {
  expect(permits({ role: 'doctor' }, 'calendar', [own])).toBe(false);
  expect(permits({ role: 'doctor' }, 'patients', [])).toBe(true);
});

test('[PE1][PE3] all of a clinic is asked nothing more', () => {
  expect(permits({ role: 'receptionist' }, 'calendar', [others])).toBe(true);
  expect(permits({ role: 'receptionist' }, 'step-back', [others])).toBe(false);
  expect(permits({ role: 'manager' }, 'override', [others])).toBe(true);
});

test('[PE6] every command and query names a permission of the table', () => {
  for (const { allow } of [...Object.values(commands), ...Object.values(queries)]) {
    expect(Object.keys(permissions)).toContain(allow);
  }
});
