// npm run play: replays a file of real bookings against a running server and says what became of it.
import { readBookings } from './lib/bookings-file.ts';
import { countText } from './lib/figures.ts';
import { playOptions } from './lib/play-options.ts';
import { isWhole, playSummary } from './lib/play-summary.ts';
import { progressOn } from './lib/progress.ts';
import { replay } from './lib/replay.ts';
import { runScript } from './lib/run-script.ts';

await runScript(async ({ say, stopped }) => {
  const options = playOptions(process.argv.slice(2));
  const bookings = await readBookings(options.file, options.columns);
  const total = bookings.rows.length;
  say(`${countText(total)} bookings to replay.`);
  let progress: ReturnType<typeof progressOn> | undefined;
  const onProgress = (done: number) => (progress ??= progressOn(process.stdout, total)).show(done);
  const played = await replay({ ...options, bookings, stopped, say, onProgress }).finally(() => progress?.stop());
  say(`\n${playSummary(played)}`);
  if (!isWhole(played.day)) process.exitCode = 1;
});
