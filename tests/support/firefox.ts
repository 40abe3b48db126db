/** A real Firefox on a built site, which asks no other host for anything. */
import puppeteer, { type Browser, type Page, type Viewport } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { serveFolder } from './folder-server.ts';

/** How long something on a page is waited for: a busy machine takes its time. */
export const TIMEOUT = 60_000;

/** A page, and what its console reports as an error, as of what its policy refuses, and what could not be loaded. */
interface Opened {
  page: Page;
  faults: string[];
}

/** Whatever is not on this machine is asked of a proxy that is not there; the others save it from trying. */
const preferences = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.allow_bypass': false,
  'network.proxy.failover_direct': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.region.update.enabled': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'ui.prefersReducedMotion': 1,
};

/**
 * Starts Firefox and a server for the tests of a file, and stops them behind it.
 *
 * @param executablePath of Firefox
 * @returns what opens a page of the site. All tests have the same tab: a new one costs half a second.
 */
export function inFirefox(folder: string, executablePath: string) {
  const server = serveFolder(folder);
  let browser: Browser;
  let page: Page;
  let faults: string[] = [];

  beforeAll(async () => {
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      timeout: TIMEOUT,
      extraPrefsFirefox: preferences,
      // Without it Firefox asks Mozilla's own server for its settings, whatever its preferences say.
      env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    });
    page = await browser.newPage();
    page.setDefaultTimeout(TIMEOUT);
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('requestfailed', (request) => faults.push(`${request.url()} ${request.failure()?.errorText}`));
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.url()} ${response.status()}`);
    });
  });
  afterAll(() => browser?.close());

  return async (path: string, viewport: Viewport = { width: 1280, height: 720 }): Promise<Opened> => {
    await page.goto('about:blank');
    faults = [];
    await page.setViewport(viewport);
    await page.goto(server.origin + path);
    return { page, faults };
  };
}
