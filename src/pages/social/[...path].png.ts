import type { APIRoute } from 'astro';
import { PictureCache } from '../../exports/draw-picture.ts';
import { type Picture, picturesOf } from '../../exports/pictures.ts';
import { getArchive } from '../../store/archive.ts';

const cache = new PictureCache(import.meta.env.ARCHIVE_CACHE);

export async function getStaticPaths() {
  const pictures = picturesOf(await getArchive());
  cache.keepOnly(pictures.map(({ card }) => card));
  return pictures.map((picture) => ({ params: { path: picture.path }, props: { picture } }));
}

export const GET: APIRoute<{ picture: Picture }> = async ({ props }) =>
  new Response(await cache.draw(props.picture.card), { headers: { 'content-type': 'image/png' } });
