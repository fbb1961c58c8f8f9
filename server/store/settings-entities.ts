// The tables of a clinic's settings as MikroORM knows them: property names are the nouns' own.
import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { DisplayKind } from '#shared/model/display.ts';
import type { DatedHours, HourSet, Observes, WeeklyWindow } from '#shared/model/hours.ts';
import type { ScheduleKind } from '#shared/model/schedule.ts';
import type { Need, ServiceColor } from '#shared/model/service.ts';
import { count, key, names } from './columns.ts';

export const ClinicEntity = defineEntity({
  name: 'Clinic',
  tableName: 'clinic',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.text(),
    names: names(),
    zone: p.text(),
    locale: p.text(),
    digits: p.text().$type<Clinic['digits']>(),
    hourCycle: p.text().$type<Clinic['hourCycle']>(),
    weekStart: p.integer(),
    weekend: p.json().$type<number[]>(),
    hijri: p.text().$type<Clinic['hijri']>(),
    hijriAdjust: p.integer(),
    gridMinutes: p.integer(),
    longest: p.integer(),
    horizonDays: p.integer(),
    backdateDays: p.integer(),
    seriesMonths: p.integer(),
    holidays: p.json().$type<Clinic['holidays']>(),
    prayer: p.json().$type<NonNullable<Clinic['prayer']>>().strictNullable(),
    version: count(),
    settingsVersion: count(),
    tz: p.text(),
  },
});

export const ScheduleEntity = defineEntity({
  name: 'Schedule',
  tableName: 'schedule',
  properties: {
    ...key,
    kind: p.text().$type<ScheduleKind>(),
    name: p.text(),
    names: names(),
    title: p.text(),
    titles: names(),
    hours: p.json().$type<WeeklyWindow[]>(),
    otherHours: p.json().$type<HourSet[]>(),
    exceptions: p.json().$type<DatedHours[]>(),
    observes: p.json().$type<Observes>(),
    position: p.integer(),
    active: p.boolean(),
    version: count(),
  },
});

export const ServiceEntity = defineEntity({
  name: 'Service',
  tableName: 'service',
  properties: {
    ...key,
    name: p.text(),
    names: names(),
    durationMinutes: p.integer(),
    startEvery: p.integer(),
    startOffset: p.integer(),
    bufferBefore: p.integer(),
    bufferAfter: p.integer(),
    capacity: p.integer(),
    needs: p.json().$type<Need[]>(),
    color: p.text().$type<ServiceColor>(),
    public: p.boolean(),
    noticeMinutes: p.integer(),
    patientDays: p.integer().strictNullable(),
    dailyCap: p.integer().strictNullable(),
    position: p.integer(),
    active: p.boolean(),
    version: count(),
  },
});

export const MemberEntity = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    ...key,
    accountId: p.uuid(),
    name: p.text(),
    role: p.text().$type<Role>(),
    scheduleId: p.uuid().strictNullable(),
    active: p.boolean(),
    version: count(),
  },
});

export const DisplayEntity = defineEntity({
  name: 'Display',
  tableName: 'display',
  properties: {
    ...key,
    kind: p.text().$type<DisplayKind>(),
    name: p.text(),
    queueIds: p.json().$type<string[]>(),
    active: p.boolean(),
    version: count(),
  },
});
