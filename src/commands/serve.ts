/** `npm run dev`: the site while it is being written. `npm start`: the site as it was built. */
import { folders, port } from '../config.ts';
import { finishChanges } from '../editing/changes.ts';
import { defineCommand, type ExitCode } from './command.ts';

const server = { port };

export const devCommand = defineCommand({
  usage:
    'npm run dev\n\nThe site while it is being written, with live reload. PORT names another port than 4321.',
  async run(_values, _positionals, { env }): Promise<ExitCode> {
    const { root, content } = folders(env);
    finishChanges(content);
    const { dev } = await import('astro');
    await dev({ root, server });
    return 0;
  },
});

export const serveCommand = defineCommand({
  usage: 'npm start\n\nBuilds the site and serves it. PORT names another port than 4321.',
  async run(_values, _positionals, { env }): Promise<ExitCode> {
    const { preview } = await import('astro');
    await preview({ root: folders(env).root, server });
    return 0;
  },
});
