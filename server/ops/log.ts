// Logs: one JSON line each, with request ids and without anything of a patient.
import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

const PRIVATE = [
  'name',
  'phone',
  'note',
  'nationalId',
  'birthDate',
  'password',
  'token',
  'email',
  'input',
  'text',
  'authorization',
  'cookie',
];

/** A logger of one node; whatever could name a patient or open a session is left out wherever it appears. */
export function makeLog(options: { level: string; node: string }): Logger {
  const paths = PRIVATE.flatMap((word) => [word, `*.${word}`, `*.*.${word}`]);
  return pino({ level: options.level, base: { node: options.node }, redact: { paths, remove: true } });
}
