/** A real Chromium on a built site, served from this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import sirv from 'sirv';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';

export interface Served {
  /** Where the site is served, without a slash at its end. */
  origin: string;
  /** Opens a page of the site. What the page's console reports as an error, or its policy refuses, is in `errors`. */
  open(
    path: string,
    options?: BrowserContextOptions,
  ): Promise<{ page: Page; errors: string[]; requests: string[] }>;
}

/** Pages that nobody looks at any more would keep the machine busy. One that was opened before all tests stays. */
function closeBehindTest(context: BrowserContext) {
  try {
    onTestFinished(() => context.close());
  } catch {
    // No test is running.
  }
}

/** Starts the browser and the server for the tests of a file, and stops them behind it. */
export function serveSite(folder: () => string): Served {
  let browser: Browser;
  const serve = sirv(folder(), { dev: true });
  const server = createServer((request, response) =>
    serve(request, response, () => void response.writeHead(404).end()),
  );
  const served: Served = {
    origin: '',
    async open(path, options = {}) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      closeBehindTest(context);
      const page = await context.newPage();
      const errors: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(served.origin + path);
      return { page, errors, requests };
    },
  };
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    served.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({
      executablePath: inject('chromium'),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });
  return served;
}
