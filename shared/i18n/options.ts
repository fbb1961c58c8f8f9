// The settings of i18next that every reader of the catalogue shares: plurals, fallbacks, isolation of variables.
import type { InitOptions } from 'i18next';
import { type Direction, isolate } from './isolate.ts';

/** The one namespace: its first level is the catalogue's files, so that a key reads `$ => $.calendar.view.day`. */
export const NAMESPACE = 'words';

/**
 * Options for `init`: `tag` is a full tag such as `ar-SA-u-nu-arab`, whose words are found under its language;
 * `direction` is asked at each sentence, as a page may change its language.
 * Every `{{variable}}` is isolated for plain text; `{{- variable}}` is not.
 */
export function catalogOptions(tag: string, direction: () => Direction): InitOptions {
  return {
    lng: tag,
    fallbackLng: false,
    ns: [NAMESPACE],
    defaultNS: NAMESPACE,
    contextSeparator: '\u0000',
    returnNull: false,
    interpolation: { escapeValue: true, escape: (text) => isolate(String(text), direction()) },
  };
}
