import type { APIRoute } from 'astro';
import { wholeAddressOf } from '../exports/addresses.ts';
import { openSearchXml } from '../exports/discovery.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(
    openSearchXml((href) => wholeAddressOf(href, site)),
    {
      headers: { 'content-type': 'application/opensearchdescription+xml' },
    },
  );
