// The tables as MikroORM knows them: property names are the nouns' own, so a loaded row is the noun.
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AppointmentStatus, CancelReason, Override } from '#shared/model/appointment.ts';
import type { Role } from '#shared/model/caller.ts';
import type { ClaimKind } from '#shared/model/claim.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { DisplayKind } from '#shared/model/display.ts';
import type { HoldState } from '#shared/model/hold.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { ScheduleKind, WeeklyWindow } from '#shared/model/schedule.ts';
import type { Need, ServiceColor } from '#shared/model/service.ts';
import { count, instant, key, names } from './columns.ts';

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
    version: count(),
    settingsVersion: count(),
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
    bufferBefore: p.integer(),
    bufferAfter: p.integer(),
    needs: p.json().$type<Need[]>(),
    color: p.text().$type<ServiceColor>(),
    public: p.boolean(),
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

export const PatientEntity = defineEntity({
  name: 'Patient',
  tableName: 'patient',
  properties: {
    ...key,
    name: p.text(),
    phone: p.text().strictNullable(),
    birthDate: p.text().strictNullable(),
    sex: p.text().$type<NonNullable<Patient['sex']>>().strictNullable(),
    nationalId: p.text().strictNullable(),
    fileNumber: p.integer(),
    note: p.text(),
    active: p.boolean(),
    mergedInto: p.uuid().strictNullable(),
    version: count(),
  },
});

export const PatientWordEntity = defineEntity({
  name: 'PatientWord',
  tableName: 'patient_word',
  properties: { clinicId: p.uuid().primary(), word: p.text().primary(), patientId: p.uuid().primary() },
});

export const AppointmentEntity = defineEntity({
  name: 'Appointment',
  tableName: 'appointment',
  properties: {
    ...key,
    serviceId: p.uuid(),
    scheduleIds: p.array().columnType('uuid[]').$type<string[]>(),
    patientId: p.uuid(),
    start: instant().fieldName('starts_at'),
    end: instant().fieldName('ends_at'),
    startWall: p.text(),
    zone: p.text(),
    offsetMinutes: p.integer(),
    bufferBefore: p.integer(),
    bufferAfter: p.integer(),
    status: p.text().$type<AppointmentStatus>(),
    confirmedAt: instant().strictNullable(),
    arrivedAt: instant().strictNullable(),
    note: p.text(),
    tags: p.json().$type<string[]>(),
    cancelReason: p.text().$type<CancelReason>().strictNullable(),
    cancelNote: p.text(),
    override: p.json().$type<Override>().strictNullable(),
    version: count(),
  },
});

export const ClaimEntity = defineEntity({
  name: 'Claim',
  tableName: 'claim',
  properties: {
    ...key,
    scheduleId: p.uuid(),
    lane: p.integer(),
    startsAt: instant(),
    endsAt: instant(),
    kind: p.text().$type<ClaimKind>(),
    live: p.boolean(),
    holdUntil: instant().strictNullable(),
    owner: p.uuid(),
  },
});

export const HoldEntity = defineEntity({
  name: 'Hold',
  tableName: 'hold',
  properties: {
    ...key,
    serviceId: p.uuid(),
    scheduleIds: p.array().columnType('uuid[]').$type<string[]>(),
    start: instant().fieldName('starts_at'),
    end: instant().fieldName('ends_at'),
    bufferBefore: p.integer(),
    bufferAfter: p.integer(),
    memberId: p.uuid(),
    until: instant(),
    extended: p.boolean(),
    state: p.text().$type<HoldState>(),
    version: count(),
  },
});

export const ClosureEntity = defineEntity({
  name: 'Closure',
  tableName: 'closure',
  properties: {
    ...key,
    scheduleId: p.uuid(),
    start: instant().fieldName('starts_at'),
    end: instant().fieldName('ends_at'),
    reason: p.text(),
    kept: p.json().$type<Closure['kept']>(),
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

export const HeadEntity = defineEntity({
  name: 'ClinicHead',
  tableName: 'clinic_head',
  properties: { clinicId: p.uuid().primary(), epoch: p.uuid(), version: count(), server: p.text() },
});

/** Every table the server reads and writes by name; accounts, sessions and credentials are behind functions. */
export const entities = [
  ClinicEntity,
  ScheduleEntity,
  ServiceEntity,
  MemberEntity,
  PatientEntity,
  PatientWordEntity,
  AppointmentEntity,
  ClaimEntity,
  HoldEntity,
  ClosureEntity,
  DisplayEntity,
  HeadEntity,
] as const;

export type AppointmentRow = InferEntity<typeof AppointmentEntity>;
