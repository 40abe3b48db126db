/** `npm run dev`: the site while it is being written, with live reload. */
import { dev } from 'astro';
import { folders, port } from '../config.ts';
import { finishChanges } from '../editing/changes.ts';
import { takesNothing } from './command.ts';

takesNothing(
  'npm run dev\n\nThe site while it is being written, with live reload. PORT names another port than 4321.',
);
process.env.ASTRO_TELEMETRY_DISABLED = '1';
const { root, content } = folders();
finishChanges(content);
await dev({ root, server: { port } });
