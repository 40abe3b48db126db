/** Runs a command in this process: `node src/commands/main.ts NAME ARGUMENT…`, as the scripts of package.json do. */
import { runCommand } from './command.ts';
import { commands } from './commands.ts';

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (!load) throw new Error(`there is no command \`${name}\``);
process.env.ASTRO_TELEMETRY_DISABLED = '1';
// Whoever reads the output may have read enough (`| head`): the command goes on with what it does, and says no more.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
// A process that ends before its command has not done what was asked.
process.exitCode = 1;
process.exitCode = await runCommand(await load(), args, process);
