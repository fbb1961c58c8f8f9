// The kinds of columns the tables have, as values in the hand.
import { p, Type } from '@mikro-orm/core';
import type { TranslatedNames } from '#shared/model/text.ts';

/** An instant: an ISO string in the hand, `timestamptz(3)` in the table. */
class InstantType extends Type<string, string> {
  override convertToJSValue(value: string): string {
    return new Date(value).toISOString();
  }
  override getColumnType(): string {
    return 'timestamptz(3)';
  }
}

/** A count that stays below 2^53: a number in the hand, `bigint` in the table. */
class CountType extends Type<number, string> {
  override convertToJSValue(value: string): number {
    return Number(value);
  }
  override getColumnType(): string {
    return 'bigint';
  }
}

/** A column of an instant. */
export const instant = () => p.type(InstantType).$type<string>();
/** A column of a count. */
export const count = () => p.type(CountType).$type<number>();
/** A column of a name in the languages of the interface. */
export const names = () => p.json().$type<TranslatedNames>();
/** The columns every row of a clinic is found by. */
export const key = { clinicId: p.uuid().primary(), id: p.uuid().primary() };
