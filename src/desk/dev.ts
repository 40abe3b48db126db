/** `npm run dev`: the site while it is being written, with live reload. */
import { dev } from 'astro';
import { folders, port } from '../folders.ts';
import { takesNothing } from './command.ts';

takesNothing(
  'npm run dev\n\nThe site while it is being written, with live reload. PORT names another port than 4321.',
);
process.env.ASTRO_TELEMETRY_DISABLED = '1';
await dev({ root: folders().root, server: { port } });
