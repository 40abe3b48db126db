/** `npm run dev`: the site while it is being written. `npm start`: the site as it was built. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { address, buildDay, folders, port } from '../config.ts';
import { finishChanges } from '../editing/changes.ts';
import { movesOf } from '../exports/moves.ts';
import { siteServer } from '../hosting/server.ts';
import { showReading } from '../store/held-content.ts';
import { defineCommand, type ExitCode } from './command.ts';
import { beside } from './output.ts';
import { readShowing, showIfLong } from './progress.ts';

export const devCommand = defineCommand({
  usage:
    'npm run dev\n\nThe site while it is being written, with live reload. PORT names another port than 4321.',
  async run(_values, _positionals, context): Promise<ExitCode> {
    const { env } = context;
    const { root, content, out, building } = folders(env);
    // It writes no site, and what it knows of the content is no business of a build at the same time.
    env.ARCHIVE_OUT = building;
    const place = port(env);
    // Astro would wrap what is wrong with a setting.
    address(env);
    buildDay(env);
    finishChanges(content);
    showReading(showIfLong(context));
    const { dev } = await import('astro');
    // Vite would tell of each file of a site that a build replaces in the meantime.
    const ignored = [out, beside(out, '*')].map((folder) => `${folder}/**`);
    await dev({ root, server: { port: place }, vite: { server: { watch: { ignored } } } });
    return 0;
  },
});

export const serveCommand = defineCommand({
  usage: `npm start

Builds the site and serves it to this machine, with the headers that a host is to send. PORT names another port than 4321.`,
  async run(_values, _positionals, context): Promise<ExitCode> {
    const { env, console } = context;
    const { base } = address(env);
    const { records } = await readShowing(context);
    const server = siteServer(folders(env).out, base, movesOf(records, base));
    await listen(server, port(env));
    console.log(`http://localhost:${(server.address() as AddressInfo).port}${base}`);
    await once(server, 'close');
    return 0;
  },
});

/** Listens at a port of this machine, or at the next that is free. */
async function listen(server: Server, first: number): Promise<void> {
  server.listen(first, 'localhost');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await listen(server, first + 1);
  }
}
