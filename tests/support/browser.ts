/** A real Chromium on a built site. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { serveFolder } from './folder-server.ts';

/** How long something on a page is waited for: a busy machine takes its time. */
const TIMEOUT = 60_000;

/** A page in a tab of its own. What its console reports as an error, or its policy refuses, is in `errors`. */
export interface Opened {
  page: Page;
  errors: string[];
  requests: string[];
}

export interface Served {
  /** Where the site is served, without a slash at its end. */
  readonly origin: string;
  /**
   * Opens a page of the site in a tab that others may have had before: a new one costs the browser a second, another page
   * a fifth of one. It is given back when the test ends; whoever opens it before tests gives it back with `leave`.
   */
  open(path: string): Promise<Opened>;
  leave(tab: Opened): Promise<void>;
  /** Opens a page in a new tab, for tests that change its clock or its settings. */
  openAlone(path: string, settings?: BrowserContextOptions): Promise<Opened>;
}

const viewport = { width: 1280, height: 720 };

/** Does something when the test ends; nothing where none is running. */
function behindTest(work: () => Promise<void>) {
  try {
    onTestFinished(work);
  } catch {
    // A hook is running.
  }
}

/**
 * Starts the browser and the server for the tests of a file, and stops them behind it.
 *
 * @param server another than that of `npm start`
 */
export function serveSite(
  folder: () => string,
  server: { readonly origin: string } = serveFolder(folder()),
): Served {
  let browser: Browser;
  const idle: Opened[] = [];

  async function newTab(settings: BrowserContextOptions = {}): Promise<Opened> {
    const context = await browser.newContext({ reducedMotion: 'reduce', viewport, ...settings });
    context.setDefaultTimeout(TIMEOUT);
    const tab: Opened = { page: await context.newPage(), errors: [], requests: [] };
    tab.page.on('console', (message) => message.type() === 'error' && tab.errors.push(message.text()));
    tab.page.on('pageerror', (error) => tab.errors.push(error.message));
    tab.page.on('request', (request) => tab.requests.push(request.url()));
    return tab;
  }

  async function show(tab: Opened, path: string): Promise<Opened> {
    Object.assign(tab, { errors: [], requests: [] });
    await tab.page.goto(served.origin + path);
    return tab;
  }

  const served: Served = {
    get origin() {
      return server.origin;
    },
    async open(path) {
      const tab = idle.pop() ?? (await newTab());
      behindTest(() => served.leave(tab));
      return show(tab, path);
    },
    async leave(tab) {
      await tab.page.goto('about:blank');
      await tab.page.unrouteAll({ behavior: 'ignoreErrors' });
      await tab.page.context().unrouteAll({ behavior: 'ignoreErrors' });
      await tab.page.context().setOffline(false);
      await tab.page.setViewportSize(viewport);
      await tab.page.emulateMedia({ media: null, colorScheme: 'light' });
      idle.push(tab);
    },
    async openAlone(path, settings) {
      const tab = await newTab(settings);
      onTestFinished(() => tab.page.context().close());
      return show(tab, path);
    },
  };
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('chromium'),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
  });
  afterAll(() => browser?.close());
  return served;
}

/** For `page.evaluate`: how far what stands on the page has moved (Cumulative Layout Shift, https://web.dev/articles/cls). */
export async function layoutShift(): Promise<number> {
  const entries: PerformanceEntry[] = [];
  new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({
    type: 'layout-shift',
    buffered: true,
  });
  await new Promise((rendered) => setTimeout(rendered, 100));
  return entries.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0);
}
