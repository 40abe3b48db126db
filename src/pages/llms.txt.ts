import type { APIRoute } from 'astro';
import { addressOf } from '../exports/addresses.ts';
import { llmsText } from '../exports/discovery.ts';
import { getArchive } from '../store/archive.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(llmsText(await getArchive(), (href) => addressOf(href, site)));
