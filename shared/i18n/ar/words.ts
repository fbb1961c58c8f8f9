// The Arabic catalogue: one import per language, so that a browser loads only the words it reads.
import booking from './booking.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import hold from './hold.json' with { type: 'json' };
import together from './together.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };

export const words = { common, calendar, booking, desk, hold, together, errors };
