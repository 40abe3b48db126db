import { describe, expect, it } from 'vitest';
import { linkProperties } from '../../src/records/rendering.ts';
import { faultOfLink } from '../../src/records/vocabulary.ts';
import { bodyOf, faultsOfBody, htmlOfBody } from '../support/entries.ts';

describe('a link', () => {
  const refused = (href: string) =>
    `\`${href}\` is not a link the archive takes: use http://, https://, or an address within the site that begins with /`;

  it.each([
    'https://example.org',
    'http://example.org/a?b=c#d',
    'HTTPS://EXAMPLE.ORG',
    '/events/x/',
    '/',
    '#event-x',
    '/a?b',
  ])('may lead to %s', (href) => {
    expect(faultOfLink(href)).toBeUndefined();
    expect(faultsOfBody(`[a](${href})`)).toEqual([]);
  });

  it('is found with its place, to wherever it leads, in the order of the text', () => {
    expect(bodyOf('See [one](/events/x/) and https://two.example/.\n\n- [*three*](#said-y)').links).toEqual([
      { href: '/events/x/', at: { line: 15, column: 5 } },
      { href: 'https://two.example/', at: { line: 15, column: 27 } },
      { href: '#said-y', at: { line: 17, column: 3 } },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:mina@example.org',
    'tel:123',
    '//example.org',
    '///example.org',
    'stories/x/',
    './x',
    '../x',
    'x.org',
    '?a',
    'https:example.org',
    'https:/example.org',
    'https://',
    'http://example.org:99999',
  ])('does not lead to %s', (href) => {
    expect(faultsOfBody(`One\n\n[a](${href})`)).toEqual([`3:1  ${refused(href)}`]);
  });

  it.each([
    ['<java\tscript:alert(1)>', 'java%09script:alert(1)'],
    ['java&Tab;script:alert(1)', 'java%09script:alert(1)'],
    ['java&NewLine;script:alert(1)', 'java%0Ascript:alert(1)'],
    ['&#106;avascript:alert(1)', 'javascript:alert(1)'],
    ['javascript&colon;alert(1)', 'javascript:alert(1)'],
    ['&#1;javascript:alert(1)', '%EF%BF%BDjavascript:alert(1)'],
    ['/\\\\example.org', '/%5Cexample.org'],
    ['/\\example.org', '/%5Cexample.org'],
    ['/%5cexample.org', '/%5cexample.org'],
    ['/&Tab;/example.org', '/%09/example.org'],
    ['/%0d%0aSet-Cookie:x', '/%0d%0aSet-Cookie:x'],
  ])('does not lead to what is written %s', (written, href) => {
    expect(faultsOfBody(`[a](${written})`)).toEqual([`1:1  ${refused(href)}`]);
  });

  it('is judged as it will stand on the page, however it was written', () => {
    for (const href of [
      '/\\x.org',
      '\\\\x.org',
      '/\t/x.org',
      'java\nscript:x',
      ' javascript:x',
      '\u0001javascript:x',
    ])
      expect(faultOfLink(href)).toBeDefined();
  });

  it('is judged where it is written in another place, too', () => {
    expect(faultsOfBody('[a][b]\n\n[b]: javascript:x')).toEqual([`1:1  ${refused('javascript:x')}`]);
  });

  it('leads somewhere, and holds words', () => {
    expect(faultsOfBody('[a]()')).toEqual([
      '1:1  this link leads nowhere: write the address between the round brackets',
    ]);
    expect(faultsOfBody('[](/x/)')).toEqual(['1:1  a link holds no words']);
  });

  it('does not stand within a link', () => {
    expect(faultsOfBody('[<Note>https://a.org</Note>](/z/)')).toEqual([]);
    expect(htmlOfBody('[a [b](/c/)](/d/)')).toBe('<p>[a <a href="/c/">b</a>](/d/)</p>');
  });

  it('takes the site’s base path only where it stays within the site', () => {
    expect(linkProperties('/events/x/', undefined, '/news/')).toEqual({ href: '/news/events/x/' });
    expect(linkProperties('/events/x/', undefined, '/')).toEqual({ href: '/events/x/' });
    expect(linkProperties('#event-x', undefined, '/news/')).toEqual({ href: '#event-x' });
    expect(linkProperties('https://x.org/', 'Title', '/news/')).toEqual({
      href: 'https://x.org/',
      title: 'Title',
      rel: ['external', 'noopener'],
    });
  });
});
