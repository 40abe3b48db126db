/**
 * `npm run links`: asks every outgoing address of the content whether it still leads somewhere. Exit codes: 0 all do,
 * 1 some do not or a failure, 2 wrong use. No build and no other command goes online for this.
 */
import { join, relative } from 'node:path';
import { countedPlainly } from '../archive/counts.ts';
import { folders } from '../config.ts';
import { finishChanges } from '../editing/changes.ts';
import { defaultOptions } from '../http/fetch.ts';
import { checkLinks, hasFailed, type LinkReport, type Proposal, summaryOf } from '../links/check-links.ts';
import { WAYBACK } from '../links/snapshots.ts';
import { isWebAddress } from '../records/fields.ts';
import { defineCommand, WrongUse } from './command.ts';
import { alone, readShowing, showProgress } from './progress.ts';
import { type FormatName, formats, isFormat } from './reporters.ts';

/** Where the Wayback Machine takes what it has not preserved yet. */
const SAVE = 'https://web.archive.org/save';

const usage = `npm run links -- [--archive] [--again] [--format text|json|github]

Asks every address of the web that entries name, and tells which are gone, moved, blocked or failing. Changes nothing.
What was asked is kept until a run has come to its end: one that was stopped is gone on with by the next.
  --archive            also looks for preserved snapshots: of articles without one, and of what is gone
  --archive-at ADDRESS asks another service of the Wayback Machine's availability interface
  --again              begins afresh, whatever a stopped run has asked
  --format FORMAT      text (as it is without this), json or github, as of npm run check
  --pause SECONDS      between two requests to one host (1)
  --timeout SECONDS    how long an answer may take (20)
  --allow-private      also asks this machine and local networks

Exit code: 0 every address leads somewhere, 1 some do not, 2 wrong use.`;

const options = {
  archive: { type: 'boolean' },
  'archive-at': { type: 'string' },
  again: { type: 'boolean' },
  format: { type: 'string' },
  pause: { type: 'string' },
  timeout: { type: 'string' },
  'allow-private': { type: 'boolean' },
} as const;

/** Lines to be pasted stand alone, where there are lines; and nobody has to mend them. */
const proposed = {
  text: (proposal: Proposal, shown: string) =>
    [formats.text([proposal], shown), ...proposal.lines].join('\n'),
  github: ({ lines, message, ...place }: Proposal, shown: string) => {
    const problem = { ...place, message: [message, ...lines].join('  ') };
    return formats.github([problem], shown).replace('::error', '::notice');
  },
};

export const linksCommand = defineCommand({
  usage,
  options,
  async run(values, positionals, context) {
    const { env, console } = context;
    if (positionals.length > 0) throw new WrongUse(`there is nothing to name here: \`${positionals[0]}\``);
    const { format = 'text', 'archive-at': service = WAYBACK } = values;
    if (!isFormat(format)) throw new WrongUse(`there is no format \`${format}\``);
    if (!isWebAddress(service)) throw new WrongUse(`\`${service}\` is not a web address`);
    const request = {
      ...defaultOptions,
      pause: milliseconds('pause', values.pause ?? '1', 0),
      timeout: milliseconds('timeout', values.timeout ?? '20', 0.001),
      allowPrivate: values['allow-private'] ?? false,
    };
    const archive = values.archive || values['archive-at'] !== undefined ? service : undefined;
    const { root, content, cache } = folders(env);
    finishChanges(content);
    const shown = relative(root, content);
    const again = values.again ?? false;
    const reading = await readShowing(context);
    const report = await alone(context, join(cache, 'links.lock'), () =>
      checkLinks({
        content,
        reading,
        cache,
        request,
        archive,
        again,
        showProgress: (what, total) => showProgress(context, what, total),
      }),
    );
    const list = listOf(format, shown, report);
    if (list) console.log(list);
    console.error(summaryOf(report.answers));
    if (report.unread > 0)
      console.error(
        `${countedPlainly(report.unread, 'file')} left out that could not be read: npm run check`,
      );
    if (report.unpreserved > 0)
      console.error(`${report.unpreserved} without a snapshot: ask for one at ${SAVE}`);
    return hasFailed(report.problems) ? 1 : 0;
  },
});

function milliseconds(name: string, written: string, least: number): number {
  const seconds = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
  if (!(seconds >= least && seconds <= 3600)) {
    throw new WrongUse(`--${name} takes seconds, up to 3600, not \`${written}\``);
  }
  return seconds * 1000;
}

function listOf(format: FormatName, shown: string, { problems, proposals }: LinkReport): string {
  const parts =
    format === 'json'
      ? [formats.json([...problems, ...proposals], shown)]
      : [formats[format](problems, shown), ...proposals.map((each) => proposed[format](each, shown))];
  return parts.filter(Boolean).join(format === 'text' ? '\n\n' : '\n');
}
