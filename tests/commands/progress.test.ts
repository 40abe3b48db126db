import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
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
