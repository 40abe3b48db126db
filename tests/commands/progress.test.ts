import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { showProgress } from '../../src/commands/progress.ts';

it.each([
  [5, []],
  [25, ['asking: 10 of 25', 'asking: 20 of 25']],
  [2000, Array.from({ length: 9 }, (_, at) => `asking: ${(at + 1) * 200} of 2000`)],
])('where nobody watches, progress is told now and then: of %d', async (total, expected) => {
  const stderr = new PassThrough();
  const progress = showProgress({ stderr, console: new Console(stderr) }, 'asking', total);
  for (let done = 0; done < total; done++) progress.advance();
  progress.stop();
  stderr.end();
  expect((await text(stderr)).split('\n').filter(Boolean)).toEqual(expected);
});

it('nothing is told of what takes no longer than a moment, and of more only what is left then', async () => {
  const stderr = new PassThrough();
  const context = { stderr, console: new Console(stderr) };
  const short = showProgress(context, 'reading', 2000, 60_000);
  const long = showProgress(context, 'reading', 2000, 20);
  for (let done = 0; done < 1100; done += 100) for (const each of [short, long]) each.advance(100);
  await wait(25);
  for (let done = 1100; done < 2000; done += 100) for (const each of [short, long]) each.advance(100);
  stderr.end();
  const lines = (await text(stderr)).split('\n').filter(Boolean);
  expect(lines).toEqual([
    'reading: 1200 of 2000',
    'reading: 1400 of 2000',
    'reading: 1600 of 2000',
    'reading: 1800 of 2000',
  ]);
});
