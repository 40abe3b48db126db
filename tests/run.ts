/**
 * `npm test`: lint, types and the tests of units side by side, then the tests that build sites and look at them in a
 * browser. All are run, whatever fails; what lint and types find fault with is shown at the end.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

interface Outcome {
  name: string;
  isGood: boolean;
  /** What is still to be shown. */
  output: string;
}

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Runs a script of package.json, and keeps what it says. */
async function runScript(name: string): Promise<Outcome> {
  const child = spawn(`${scripts[name]} 2>&1`, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const output = await text(child.stdout);
  return { name, isGood: (await ended) === 0, output };
}

/** Runs the tests of a project of vitest.config.ts, with the options that `npm test` was given. */
async function runTests(project: string): Promise<Outcome> {
  const args = ['run', '--project', project, '--passWithNoTests', ...process.argv.slice(2)];
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { name: `tests of ${project}`, isGood: code === 0, output: '' };
}

const outcomes = await Promise.all([runScript('lint'), runScript('types'), runTests('units')]);
outcomes.push(await runTests('site'));
for (const { name, isGood, output } of outcomes) if (!isGood && output) console.log(`\n${name}:\n${output}`);
for (const { name, isGood } of outcomes) console.log(`${isGood ? 'good  ' : 'FAILED'}  ${name}`);
process.exitCode = outcomes.every(({ isGood }) => isGood) ? 0 : 1;
