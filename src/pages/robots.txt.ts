import type { APIRoute } from 'astro';
import { urlOfAsset } from '../archive/urls.ts';
import { wholeAddressOf } from '../exports/addresses.ts';
import { robotsText } from '../exports/discovery.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(robotsText(site && wholeAddressOf(urlOfAsset('sitemap.xml'), site)));
