// Reads the machine's variables that test set-up needs; the server's own are read in server/config.ts.

const names = ['PATH', 'CI', 'http_proxy', 'https_proxy', 'no_proxy', 'MAWID_TEST_SIZE', 'MAWID_TEST_SEED'] as const;
type Name = (typeof names)[number];

/** The variable's value, or '' when it is not set. */
export function environment(name: Name): string {
  return process.env[name] ?? '';
}

/** Everything this process was given, with some of it replaced: for programs that are part of the test run itself. */
export function environmentWith(replaced: Partial<Record<Name, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...replaced };
}
