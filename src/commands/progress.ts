import { progress } from '@clack/prompts';

/** Where nobody watches, a line for each tenth, but not for fewer than this. */
const LEAST_STEP = 10;

/** Shows on stderr how far a long piece of work has come: as a bar at a terminal, as a line now and then elsewhere. */
export function showProgress(what: string, total: number) {
  let done = 0;
  const inWords = () => `${what}: ${done} of ${total}`;
  if (!process.stderr.isTTY || total === 0) {
    const step = Math.max(LEAST_STEP, Math.ceil(total / 10));
    return {
      advance: () => {
        if (++done % step === 0 && done < total) console.error(inWords());
      },
      stop: () => {},
    };
  }
  const bar = progress({
    max: total,
    output: process.stderr,
    withGuide: false,
    cancelMessage: 'interrupted',
  });
  bar.start(inWords());
  return {
    advance: () => {
      done++;
      bar.advance(1, inWords());
    },
    stop: () => bar.clear(),
  };
}
