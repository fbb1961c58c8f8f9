// The English catalogue: one import per language, so that a browser loads only the words it reads.
import account from './account.json' with { type: 'json' };
import admin from './admin.json' with { type: 'json' };
import board from './board.json' with { type: 'json' };
import booking from './booking.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import day from './day.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import hold from './hold.json' with { type: 'json' };
import impact from './impact.json' with { type: 'json' };
import patient from './patient.json' with { type: 'json' };
import series from './series.json' with { type: 'json' };
import together from './together.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };

export const words = {
  common,
  calendar,
  booking,
  desk,
  day,
  hold,
  impact,
  patient,
  admin,
  account,
  board,
  series,
  together,
  errors,
};
