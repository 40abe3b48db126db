/** How far a build has come with its pages. */
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { Progress, ShowProgress } from '../store/reading-ahead.ts';

/**
 * An integration that shows how many pages Astro has made, of how many.
 *
 * @param base the site's base path
 */
export function pagesProgress(base: string, showProgress: ShowProgress): AstroIntegration {
  return {
    name: 'pages-progress',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((inner) => showing(inner, base, showProgress)),
    },
  };
}

/** A path without the slashes at its ends. */
const bare = (path: string) => path.replace(/^\/|\/$/g, '');

function showing(inner: AstroPrerenderer, base: string, showProgress: ShowProgress): AstroPrerenderer {
  let progress: Progress | undefined;
  // Pages that an earlier build made are passed over, so that how far it has come is told by the place of what it makes.
  const places = new Map<string, number>();
  let done = 0;
  // What else Astro looks for in its own stays where it is.
  return Object.assign(Object.create(inner), {
    async getStaticPaths() {
      const paths = await inner.getStaticPaths();
      for (const [place, { pathname }] of paths.entries()) places.set(bare(encodeURI(pathname)), place + 1);
      progress = showProgress('pages', paths.length);
      return paths;
    },
    async render(request, ...more) {
      const rendered = await inner.render(request, ...more);
      const place = places.get(bare(new URL(request.url).pathname.slice(base.length))) ?? 0;
      if (place > done) {
        progress?.advance(place - done);
        done = place;
      }
      return rendered;
    },
    async teardown() {
      progress?.stop();
      await inner.teardown?.();
    },
  } satisfies Partial<AstroPrerenderer>);
}
