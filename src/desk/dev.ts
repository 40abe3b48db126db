/** `npm run dev`: the site while it is being written, with live reload. */
import { dev } from 'astro';
import { folders, port } from '../folders.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
await dev({ root: folders().root, server: { port } });
