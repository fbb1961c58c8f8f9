// The tables as MikroORM knows them: property names are the nouns' own, so a loaded row is the noun.
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AppointmentStatus, CancelReason, Override } from '#shared/model/appointment.ts';
import type { ClaimKind } from '#shared/model/claim.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { HoldState } from '#shared/model/hold.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Series, Unplaced } from '#shared/model/series.ts';
import { count, instant, key } from './columns.ts';
import { ClinicEntity, DisplayEntity, MemberEntity, ScheduleEntity, ServiceEntity } from './settings-entities.ts';

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
    capacity: p.integer(),
    status: p.text().$type<AppointmentStatus>(),
    confirmedAt: instant().strictNullable(),
    arrivedAt: instant().strictNullable(),
    note: p.text(),
    tags: p.json().$type<string[]>(),
    cancelReason: p.text().$type<CancelReason>().strictNullable(),
    cancelNote: p.text(),
    override: p.json().$type<Override>().strictNullable(),
    seriesId: p.uuid().strictNullable(),
    recurrenceId: p.text().strictNullable(),
    departs: p.json().$type<string[]>(),
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
    capacity: p.integer().strictNullable(),
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
    capacity: p.integer(),
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
    startWall: p.text().strictNullable(),
    endWall: p.text().strictNullable(),
    zone: p.text().strictNullable(),
    seriesId: p.uuid().strictNullable(),
    recurrenceId: p.text().strictNullable(),
    reason: p.text(),
    kept: p.json().$type<Closure['kept']>(),
    active: p.boolean(),
    version: count(),
  },
});

export const SeriesEntity = defineEntity({
  name: 'Series',
  tableName: 'series',
  properties: {
    ...key,
    kind: p.text().$type<Series['kind']>(),
    serviceId: p.uuid().strictNullable(),
    scheduleIds: p.array().columnType('uuid[]').$type<string[]>(),
    patientId: p.uuid().strictNullable(),
    startLocal: p.text(),
    zone: p.text(),
    durationMinutes: p.integer(),
    rule: p.text(),
    excluded: p.json().$type<string[]>(),
    unplaced: p.json().$type<Unplaced[]>(),
    note: p.text(),
    splitFrom: p.uuid().strictNullable(),
    sequence: p.integer(),
    materialisedUntil: p.text(),
    tz: p.text(),
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
  SeriesEntity,
  DisplayEntity,
  HeadEntity,
] as const;

export type AppointmentRow = InferEntity<typeof AppointmentEntity>;
