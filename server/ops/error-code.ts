// Recognises errors of the system and of PostgreSQL by their code.

/** Whether `error` carries one of these codes (`ENOENT`, `EADDRINUSE`, or a SQLSTATE such as `28P01`). */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
