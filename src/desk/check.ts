/** `npm run check`: all problems of all records on stdout; exit code 1 if there are any, 2 for wrong use. */
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFolder } from '../archive/problems.ts';
import { folders } from '../folders.ts';
import { formats, isFormat } from './formats.ts';

const usage = `npm run check -- [--format text|json|github]

Lists all problems of all entries, and changes nothing.
  --format text    one path:line:column  message a line (as it is without this)
  --format json    an array of { file, line, column, message }
  --format github  beside the lines of a pull request, for GitHub Actions

Exit code: 0 no problems, 1 problems found, 2 wrong use.`;

const { root, content } = folders();
const { format, help } = readOptions();

if (help) console.log(usage);
else {
  const problems = checkFolder(content);
  if (problems.length > 0 || format === 'json') {
    console.log(formats[format](problems, relative(root, content)));
  }
  if (problems.length > 0) {
    console.error(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
    process.exitCode = 1;
  }
}

function readOptions() {
  try {
    const { format = 'text', help = false } = parseArgs({
      options: { format: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values;
    if (!isFormat(format)) throw new Error(`there is no format \`${format}\``);
    return { format, help };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
