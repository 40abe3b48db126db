/** Reads and checks the content and builds nothing. A program of its own, so that it can be measured alone. */
import { checkFolder } from '../../src/checks/check.ts';
import { stage } from '../../src/commands/build.ts';
import { folders } from '../../src/config.ts';
import { ContentProblems } from '../../src/records/problem.ts';

const { result: problems } = await stage('reading', () => checkFolder(folders().content));
if (problems.length > 0) throw new ContentProblems(problems);
