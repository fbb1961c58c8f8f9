// npm run load: sends the crowd of k6 at a running server and holds it to its promises.
//   npm run load -- [--server URL] [booking-rush desk-day watching-screens]
// It takes a k6 that has the module k6/websockets, as those of 2026 do.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { httpLine } from './lib/http-line.ts';
import { freshSlug, openOwnClinic } from './lib/own-clinic.ts';
import { runScript } from './lib/run-script.ts';
import { makeTimings } from './lib/timings.ts';

const scripts = ['booking-rush', 'desk-day', 'watching-screens'];
/** One command each, from k6's own pages; on Linux the one that is the same everywhere. */
const installs: Readonly<Record<string, string>> = {
  darwin: 'brew install k6',
  win32: 'winget install k6 --source winget',
  linux: 'sudo snap install k6',
};

await runScript(async ({ say }) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { server: { type: 'string', default: 'http://127.0.0.1:3000' } },
  });
  const unknown = positionals.find((name) => !scripts.includes(name));
  if (unknown !== undefined) throw new Error(`There is no script ${unknown}: choose from ${scripts.join(', ')}.`);
  requireK6();
  const wanted = positionals.length > 0 ? positionals : scripts;
  for (const name of wanted) {
    say(`\n${name}`);
    if (!(await keepsPromise(name, values.server))) process.exitCode = 1;
  }
});

function requireK6(): void {
  if (spawnSync('k6', ['version']).status === 0) return;
  const install = installs[process.platform] ?? 'go install go.k6.io/k6@latest';
  throw new Error(`The crowd needs k6, which is not on this machine; install it with: ${install}`);
}

/** Runs one script in a clinic of its own; false when a threshold was crossed. */
async function keepsPromise(name: string, origin: string): Promise<boolean> {
  const line = httpLine(origin);
  const wish = { slug: freshSlug('load'), name: 'Crowd', zone: 'UTC', practitioners: 30, desks: 1 };
  const { slug, email, password } = await openOwnClinic(line, wish, makeTimings());
  line.close();
  const facts = { ORIGIN: origin, CLINIC: slug, EMAIL: email, PASSWORD: password };
  const given = Object.entries(facts).flatMap(([variable, value]) => ['-e', `${variable}=${value}`]);
  const script = join(import.meta.dirname, `${name}.ts`);
  const child = spawn('k6', ['run', '--quiet', ...given, script], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
