/** Serves the built site at http://localhost:4321. */
import { preview } from 'astro';
import { folders, port } from '../config.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
await preview({ root: folders().root, server: { port } });
