import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showProgress } from '../../src/commands/progress.ts';

const isTerminal = process.stderr.isTTY;
beforeEach(() => {
  process.stderr.isTTY = false;
});
afterEach(() => {
  process.stderr.isTTY = isTerminal;
  vi.restoreAllMocks();
});

it.each([
  [5, []],
  [25, ['asking: 10 of 25', 'asking: 20 of 25']],
  [2000, Array.from({ length: 9 }, (_, at) => `asking: ${(at + 1) * 200} of 2000`)],
])('where nobody watches, progress is told now and then: of %d', (total, expected) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const progress = showProgress('asking', total);
  for (let done = 0; done < total; done++) progress.advance();
  progress.stop();
  expect(said.mock.calls.flat()).toEqual(expected);
});
