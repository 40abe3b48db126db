/** Finds a browser to test in, or installs Debian's, or says what to install. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usual = [
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
];

/** @returns the path of a Chromium or Chrome. Throws an `Error` with one line of advice where there is none. */
export function findChromium(): string {
  const found = look();
  if (found) return found;
  if (canInstall()) install();
  const installed = look();
  if (installed) return installed;
  throw new Error('the tests need a browser: install Chromium or Chrome, or name one in CHROME_PATH');
}

const look = () => usual.find((path) => path && existsSync(path));

const canInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', env });
  } catch {
    // Looking again tells whether it is there now.
  }
}
