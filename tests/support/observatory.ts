/**
 * What MDN’s HTTP Observatory makes of the front page, which is all that it reads: 100, and what its own table adds or takes for
 * each of its tests, as far as a site without cookies can meet them (`SCORE_TABLE` in `src/grader/charts.js` of
 * https://github.com/mdn/mdn-http-observatory). What it adds counts only where 90 are reached without.
 *
 * @param inPage a policy that the page states itself
 */
export function observatory(headers: Readonly<Record<string, string>>, inPage: string) {
  const { 'Content-Security-Policy': sent = '' } = headers;
  const directives = new Map(
    [...sent.split('; '), ...inPage.split('; ')].map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  const age = Number(/max-age=(\d+)/.exec(headers['Strict-Transport-Security'] ?? '')?.[1]);
  const isUnsafe = /unsafe-(inline|eval)|https?:|data:/.test(`${sent} ${inPage}`);
  const isPrivate = /^(no-referrer|same-origin|strict-origin(-when-cross-origin)?)$/;
  const items = {
    'content security policy':
      isUnsafe || !directives.has('default-src') ? -25 : directives.get('default-src') === "'none'" ? 10 : 5,
    cookies: 0,
    'cross-origin resource sharing': 0,
    redirection: 0,
    'referrer policy': isPrivate.test(headers['Referrer-Policy'] ?? '') ? 5 : 0,
    'strict transport security': age >= 15_768_000 ? 0 : age > 0 ? -10 : -20,
    'subresource integrity': 0,
    'content type options': headers['X-Content-Type-Options'] === 'nosniff' ? 0 : -5,
    'frame options': /frame-ancestors 'none'/.test(sent) ? 5 : -20,
    'cross-origin resource policy': /^same-/.test(headers['Cross-Origin-Resource-Policy'] ?? '') ? 10 : 0,
  };
  const sum = (of: number[]) => of.reduce((total, each) => total + each, 0);
  const base = 100 + sum(Object.values(items).filter((each) => each < 0));
  return { items, score: base < 90 ? base : 100 + sum(Object.values(items)) };
}
