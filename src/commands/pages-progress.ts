/** How far a build has come with its pages. */
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { Progress, ShowProgress } from '../store/reading-ahead.ts';

/** An integration that shows how many pages Astro has made, of how many. */
export function pagesProgress(showProgress: ShowProgress): AstroIntegration {
  return {
    name: 'pages-progress',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => setPrerenderer((inner) => showing(inner, showProgress)),
    },
  };
}

function showing(inner: AstroPrerenderer, showProgress: ShowProgress): AstroPrerenderer {
  let progress: Progress | undefined;
  // What else Astro looks for in its own stays where it is.
  return Object.assign(Object.create(inner), {
    async getStaticPaths() {
      const paths = await inner.getStaticPaths();
      progress = showProgress('pages', paths.length);
      return paths;
    },
    async render(...page: Parameters<AstroPrerenderer['render']>) {
      const rendered = await inner.render(...page);
      progress?.advance();
      return rendered;
    },
    async teardown() {
      progress?.stop();
      await inner.teardown?.();
    },
  } satisfies Partial<AstroPrerenderer>);
}
