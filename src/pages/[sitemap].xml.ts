import type { APIRoute } from 'astro';
import { wholeAddressOf } from '../exports/addresses.ts';
import { sitemaps } from '../exports/sitemap.ts';
import { getArchive } from '../store/archive.ts';

export async function getStaticPaths() {
  const archive = await getArchive();
  const site = import.meta.env.SITE ? new URL(import.meta.env.SITE) : undefined;
  const files = sitemaps(archive.listedPages(), (href) => wholeAddressOf(href, site));
  return files.map(({ name, text }) => ({ params: { sitemap: name }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
