import { describe, expect, it } from 'vitest';
import { headersOf, policies } from '../../src/hosting/headers.ts';
import { observatory } from '../support/observatory.ts';

const policyAt = (path: string) => (headersOf(path)['Content-Security-Policy'] ?? '').split('; ');

describe('a page', () => {
  it('may be framed by nobody, but for a timeline that is made for frames', () => {
    for (const path of ['/', '/search/', '/people/li-qiang/', '/404.html']) {
      expect(policyAt(path)).toContain("frame-ancestors 'none'");
      expect(headersOf(path)['Cross-Origin-Resource-Policy']).toBe('same-origin');
    }
    expect(policyAt('/embed/people/li-qiang/')).toContain('frame-ancestors *');
    expect(headersOf('/embed/people/li-qiang/')).toMatchObject({
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });

  it('runs no script, but for the search and its worker', () => {
    for (const path of ['/', '/embed/people/li-qiang/', '/researching/']) {
      expect(policyAt(path).filter((directive) => /^(script|worker)-src/.test(directive))).toEqual([]);
    }
    for (const path of ['/search/', '/pagefind/pagefind-worker.js']) {
      expect(policyAt(path)).toContain("script-src 'self' 'wasm-unsafe-eval'");
    }
  });

  it('states in itself nothing that only a header can', () => {
    for (const policy of Object.values(policies)) {
      expect(policy).not.toMatch(/frame-ancestors|report-uri|sandbox/);
    }
  });
});

describe('a file', () => {
  it.each(['/data/articles.csv', '/feeds/all.atom', '/sets/people/li-qiang.ris'])(
    'that is to be taken along may be read by scripts of other sites: %s',
    (path) => {
      expect(headersOf(path)).toMatchObject({
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
    },
  );

  it('is kept for ever where its name says what it holds, and is asked for again elsewhere', () => {
    const kept = ['/_astro/page.a1.css', '/pagefind/index/en_1.pf_index', '/search/en_1/words.json'];
    for (const path of kept) expect(headersOf(path)['Cache-Control']).toContain('immutable');
    for (const path of ['/', '/search/', '/feeds/all.json'])
      expect(headersOf(path)['Cache-Control']).toBe('no-cache');
    // What the page and Pagefind ask for one after the other is sent once.
    for (const path of [
      '/pagefind/pagefind.js',
      '/pagefind/pagefind-entry.json',
      '/pagefind/wasm.en.pagefind',
    ])
      expect(headersOf(path)['Cache-Control']).toBe('max-age=60');
  });

  it.each([
    ['/sets/all.ris', 'application/x-research-info-systems; charset=utf-8'],
    ['/sets/all.bib', 'application/x-bibtex; charset=utf-8'],
    ['/sets/all.csv', 'text/csv; charset=utf-8'],
    ['/data/archive.jsonl', 'application/jsonl; charset=utf-8'],
    ['/data/calendar.ics', 'text/calendar; charset=utf-8'],
    ['/feeds/all.atom', 'application/atom+xml; charset=utf-8'],
    ['/site.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['/llms.txt', 'text/plain; charset=utf-8'],
    ['/about/', 'text/html; charset=utf-8'],
    ['/pagefind/fragment/en_1.pf_fragment', 'application/octet-stream'],
  ])('is of its own type: %s', (path, type) => expect(headersOf(path)['Content-Type']).toBe(type));
});

describe('by the table of MDN’s HTTP Observatory', () => {
  it('the front page has 130 points', () => {
    expect(observatory(headersOf('/'), policies.page)).toEqual({
      items: {
        'content security policy': 10,
        cookies: 0,
        'cross-origin resource sharing': 0,
        redirection: 0,
        'referrer policy': 5,
        'strict transport security': 0,
        'subresource integrity': 0,
        'content type options': 0,
        'frame options': 5,
        'cross-origin resource policy': 10,
      },
      score: 130,
    });
  });

  it('it has 55 at a host that sends no headers, such as GitHub Pages', () => {
    expect(observatory({}, policies.page).score).toBe(55);
  });
});
