/**
 * `npm test`: lint, types and the tests of units side by side, then the tests that build sites and look at them in a
 * browser. All are run, whatever fails; what lint and types find fault with is shown at the end, and which tests failed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

interface Outcome {
  name: string;
  isGood: boolean;
  /** What is still to be shown. */
  output: string;
}

/** What Vitest's JSON reporter says of a file of tests, as far as it is wanted here. */
interface FileReport {
  name: string;
  message: string;
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
}

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Runs a script of package.json, and keeps what it says. */
async function runScript(name: string): Promise<Outcome> {
  const child = spawn(`${scripts[name]} 2>&1`, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const output = await text(child.stdout);
  return { name, isGood: (await ended) === 0, output };
}

/** Runs the tests of a project of vitest.config.ts, with the options that `npm test` was given, and keeps which failed. */
async function runTests(project: string): Promise<Outcome> {
  const report = join(reports, project);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, '--passWithNoTests', ...reporters, ...process.argv.slice(2)];
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { name: `tests of ${project}`, isGood: code === 0, output: failuresIn(report) };
}

/** The failed tests of a report, each with why in a line. */
function failuresIn(report: string): string {
  if (!existsSync(report)) return '';
  const { testResults }: { testResults: FileReport[] } = JSON.parse(readFileSync(report, 'utf8'));
  const firstLine = (message = '') => message.split('\n', 1)[0];
  const failures = testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message ? [`${name}\n    ${firstLine(message)}`] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages: [first] }) => `${name}: ${fullName}\n    ${firstLine(first)}`),
  ]);
  return failures.join('\n');
}

const reports = mkdtempSync(join(tmpdir(), 'test-reports-'));
const outcomes = await Promise.all([runScript('lint'), runScript('types'), runTests('units')]);
outcomes.push(await runTests('site'));
rmSync(reports, { recursive: true });
for (const { name, isGood, output } of outcomes) if (!isGood && output) console.log(`\n${name}:\n${output}`);
for (const { name, isGood } of outcomes) console.log(`${isGood ? 'good  ' : 'FAILED'}  ${name}`);
process.exitCode = outcomes.every(({ isGood }) => isGood) ? 0 : 1;
