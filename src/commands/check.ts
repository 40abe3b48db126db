/** `npm run check`: all problems of all records on stdout; exit code 1 if there are any, 2 for wrong use. */
import { relative } from 'node:path';
import { countedPlainly } from '../archive/counts.ts';
import { allProblems } from '../checks/check.ts';
import { proofread, remarksOn, rulesOfProofs } from '../checks/proofread.ts';
import { folders } from '../config.ts';
import { finishChanges } from '../editing/changes.ts';
import { fixFolder, showFixed } from '../editing/fix-folder.ts';
import { allEntries } from '../records/record.ts';
import { defineCommand, WrongUse } from './command.ts';
import { readShowing, showIfLong } from './progress.ts';
import { formats, isFormat } from './reporters.ts';

const usage = `npm run check -- [--format text|json|github] [--fix]

Lists all problems of all entries, or says of how many it found none. Without --fix it changes nothing. It also points out, on stderr, what may be
meant so: figures and names in which an account differs from the original that is kept, two events that look like one, and wordings
of one remark that have little in common.
  --format text    one path:line:column  message a line (as it is without this)
  --format json    an array of { file, line, column, message }
  --format github  beside the lines of a pull request, for GitHub Actions
  --fix            first mends the order of fields, white space and the form of lists, as far as every entry says
                   the same afterwards, and writes the keys by which links to paragraphs last; shows what it
                   changed (on stderr with --format json and github)

Exit code: 0 no problems, 1 problems found, 2 wrong use.`;

export const checkCommand = defineCommand({
  usage,
  options: { format: { type: 'string', default: 'text' }, fix: { type: 'boolean', default: false } },
  async run({ format, fix }, [extra], context) {
    const { env, console } = context;
    if (extra !== undefined) throw new WrongUse(`\`${extra}\` is no option: all entries are checked`);
    if (!isFormat(format)) throw new WrongUse(`there is no format \`${format}\``);
    const begin = performance.now();
    const { root, content } = folders(env);
    const shown = relative(root, content);
    finishChanges(content);
    if (fix) {
      const show = format === 'text' ? console.log : console.error;
      const fixed = fixFolder(content);
      for (const each of fixed) show(`${showFixed(each, shown)}\n`);
      console.error(fixed.length > 0 ? `${countedPlainly(fixed.length, 'file')} mended` : 'nothing to mend');
    }
    const { records, problems: faults } = await readShowing(context);
    const progress = showIfLong(context)('rules about words', rulesOfProofs);
    const problems = allProblems(content, records, faults);
    try {
      problems.push(...proofread(content, records, progress.advance));
    } finally {
      progress.stop();
    }
    if (problems.length > 0 || format === 'json') console.log(formats[format](problems, shown));
    const remarks = remarksOn(content, records);
    if (remarks.length > 0)
      console.error(`\nlook again, which is no problem:\n${formats.text(remarks, shown)}`);
    if (problems.length === 0) {
      const seconds = ((performance.now() - begin) / 1000).toFixed(1);
      console.error(`${countedPlainly(allEntries(records).length, 'entry')}, no problems, ${seconds} s`);
      return 0;
    }
    const more = faults.length > 0 ? '; what depends on these is looked at once they are mended' : '';
    console.error(`\n${countedPlainly(problems.length, 'problem')}${more}`);
    return 1;
  },
});
