import { address } from '../config.ts';
import { Refusal } from '../records/problem.ts';
import { site } from '../site.ts';

/**
 * How the archive names itself to the hosts that it asks (`User-Agent`, RFC 9110): its name, and where it stands on the
 * web if `SITE_URL` says so, such as `The-News-Archive (a news archive; +https://news.example/)`.
 *
 * @throws Refusal where `SITE_URL` or `BASE_PATH` is not of its form
 */
export function userAgent(env: NodeJS.ProcessEnv = process.env): string {
  const name = site.name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'News-Archive';
  try {
    const { site: origin, base } = address(env);
    return `${name} (a news archive${origin ? `; +${new URL(base, origin).href}` : ''})`;
  } catch (error) {
    throw new Refusal((error as Error).message);
  }
}
