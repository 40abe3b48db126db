import { describe, expect, it, vi } from 'vitest';
import { userAgent } from '../../src/http/agent.ts';

vi.mock('../../src/site.ts', () => ({ site: { name: 'The Sound–Harbour Archive' } }));

describe('the name under which the archive asks', () => {
  it('is its own, in letters that a header may hold, with its address where that is known', () => {
    expect(userAgent({})).toBe('The-Sound-Harbour-Archive (a news archive)');
    expect(userAgent({ SITE_URL: 'https://news.example', BASE_PATH: '/archive' })).toBe(
      'The-Sound-Harbour-Archive (a news archive; +https://news.example/archive/)',
    );
  });

  it('is not made up where the address cannot be read', () => {
    expect(() => userAgent({ SITE_URL: 'news' })).toThrow(
      expect.objectContaining({ name: 'Refusal', message: expect.stringContaining('SITE_URL cannot be') }),
    );
  });
});
