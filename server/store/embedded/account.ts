// Decides as which account PostgreSQL runs, since it refuses to run as root.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#server/ops/start-error.ts';
import { runProgram } from './program.ts';
import type { Finished, Identity } from './program.ts';

export interface Account extends Required<Identity> {
  readonly name: string;
}

/** Runs PostgreSQL's programs as the account that may. */
export interface Runner {
  /** null = this process's own account. */
  readonly account: Account | null;
  run(program: string, args: readonly string[], keepWords?: boolean): Promise<Finished>;
}

interface Places {
  readonly dataDir: string;
  readonly cluster: string;
  readonly postgres: string;
}

/**
 * As an ordinary user: that user. As root: the owner of the cluster, else `postgres`, else `nobody`; and where a folder of
 * root keeps that account out, with the one capability of passing folders. Throws StartError where nothing of this works.
 */
export async function runnerFor(places: Places): Promise<Runner> {
  if (process.getuid?.() !== 0) {
    return {
      account: null,
      run: (program, args, keepWords) => runProgram(program, args, { keepWords: keepWords ?? true }),
    };
  }
  const account = accountFor(places.cluster);
  const plain = plainRunner(account);
  if (await reaches(plain, places)) return plain;
  const passing = passingRunner(account);
  if (await reaches(passing, places)) return passing;
  throw new StartError(
    `The account ${account.name}, as which PostgreSQL runs, cannot enter DATA_DIR ${places.dataDir} or the folder of its programs, ` +
      'and setpriv cannot let it through: start Mawid as an ordinary user, or move both out of closed folders.',
  );
}

function plainRunner(account: Account): Runner {
  const identity = { uid: account.uid, gid: account.gid };
  return { account, run: (program, args, keepWords = true) => runProgram(program, args, { identity, keepWords }) };
}

/**
 * Ambient, so that it survives exec; and without the fix-up at a change of account, because PostgreSQL checks its own
 * programs with access(2), which would drop the capability for the question.
 */
function passingRunner(account: Account): Runner {
  const setpriv = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
    '--securebits=+no_setuid_fixup',
  ];
  return {
    account,
    run: (program, args, keepWords = true) => runProgram('setpriv', [...setpriv, program, ...args], { keepWords }),
  };
}

async function reaches(runner: Runner, { dataDir, postgres }: Places): Promise<boolean> {
  const answers = [await runner.run(postgres, ['--version']), await runner.run('test', ['-x', dataDir])];
  return answers.every(({ code }) => code === 0);
}

function accountFor(cluster: string): Account {
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid, name: accounts().find((one) => one.uid === uid)?.name ?? `number ${uid}` };
  }
  const found = ['postgres', 'nobody'].map((name) => accounts().find((one) => one.name === name));
  const account = found.find((one) => one !== undefined);
  if (account !== undefined) return account;
  throw new StartError(
    'PostgreSQL does not run as root and this machine has neither an account postgres nor nobody: start Mawid as an ordinary user.',
  );
}

function accounts(): readonly Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }));
}
