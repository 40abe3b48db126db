/** `npm run check`: all problems of all records on stdout, one a line; exit code 1 if there are any. */
import { relative } from 'node:path';
import { checkFolder } from '../archive/problems.ts';
import { folders } from '../folders.ts';
import { formatProblems } from '../records/problem.ts';

const { root, content } = folders();
const problems = checkFolder(content);
if (problems.length > 0) {
  console.log(formatProblems(problems, relative(root, content)));
  console.error(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
  process.exitCode = 1;
}
