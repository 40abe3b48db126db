/** Builds the stock site that lies in the working folder. A program of its own, so that it can be measured alone. */
import { build } from 'astro';
import { stage } from '../../src/commands/build.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
// Not 'warn': the bundler has ten lines to say of every entry, and printing them would count as building.
await stage('pages', () => build({ root: process.cwd(), logLevel: 'error' }));
