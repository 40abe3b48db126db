/** A walk through the whole site, as a host serves it with all headers. */
import { expect, inject, it } from 'vitest';
import { serveSite } from '../support/browser.ts';
import { findServer } from '../support/installed.ts';
import { readPages } from '../support/pages.ts';
import { settled } from '../support/search.ts';
import { movesBelow, serveWith, starts } from '../support/web-servers.ts';

const folder = inject('site');
const nginx = findServer('nginx');
const server = serveWith(nginx ? starts.nginx(nginx) : starts['npm start'](), folder, '/');
const site = serveSite(() => folder, server);

const { gone } = movesBelow('/');
// A page that leads on is left before it is whole, and a notice is an error (410) to a browser.
const staying = readPages(folder).filter(
  ({ path, html }) => !gone.includes(path) && !html.includes('http-equiv="refresh"'),
);
const paths = [...staying.map(({ path }) => path), '/search/?q=barnacles'];

it('no page asks for what its policy forbids, what is not there, or what another host has', async () => {
  const tab = await site.openAlone('/');
  const faults: string[] = [];
  for (const path of paths) {
    await tab.page.goto(site.origin + path);
    if (path.includes('?q=')) await settled(tab.page);
    const elsewhere = tab.requests.filter((url) => new URL(url).origin !== site.origin);
    faults.push(...[...tab.errors, ...elsewhere].map((fault) => `${path}: ${fault}`));
    Object.assign(tab, { errors: [], requests: [] });
  }
  expect(faults).toEqual([]);
  expect(await tab.page.context().cookies()).toEqual([]);
});
