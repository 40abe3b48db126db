import { describe, expect, it } from 'vitest';
import { shortName, site } from '#site';
import { robotsText } from '../../src/exports/discovery.ts';

describe('robots.txt', () => {
  it('opens the whole site, and names the sitemap only by a whole address', () => {
    expect(robotsText(undefined)).toBe('User-agent: *\nAllow: /\n');
    expect(robotsText('https://news.example/sitemap.xml')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://news.example/sitemap.xml\n',
    );
  });
});

describe('the names of the search', () => {
  it('are as long as OpenSearch allows', () => {
    expect(shortName.length).toBeLessThanOrEqual(16);
    expect(site.name.length).toBeLessThanOrEqual(48);
    expect(site.description.length).toBeLessThanOrEqual(1024);
  });
});
