/** Finds the browsers to test in, or installs Debian's. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** @returns the path of a Chromium or Chrome. Throws an `Error` with one line of advice where there is none. */
export function findChromium(): string {
  const found = find('chromium', [
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    chromium.executablePath(),
  ]);
  if (found) return found;
  throw new Error('the tests need a browser: install Chromium or Chrome, or name one in CHROME_PATH');
}

/**
 * @returns the path of a Firefox. Where there is none it says so in one line. `/usr/bin/firefox` is not looked for: Ubuntu's
 * is a snap, which cannot read a temporary profile.
 */
export function findFirefox(): string | undefined {
  const found = find('firefox-esr', [
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/lib/firefox/firefox',
    '/usr/lib64/firefox/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ]);
  if (!found) console.warn('No Firefox is found, so its tests are left out. FIREFOX_PATH may name one.');
  return found;
}

/** @returns the path of a web server, where there is one. It is not installed: Debian would start it. */
export const findServer = (name: 'nginx' | 'caddy'): string | undefined =>
  ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** @param debian the name of Debian's package, which is installed where none of the paths is there */
function find(debian: string, usual: (string | undefined)[]): string | undefined {
  const look = () => usual.find((path) => path && existsSync(path));
  const found = look();
  if (found || !canInstall()) return found;
  install(debian);
  return look();
}

const canInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(debian: string) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    execFileSync('apt-get', ['install', '-y', '-qq', debian], { stdio: 'ignore', env });
  } catch {
    // Looking again tells whether it is there now.
  }
}
