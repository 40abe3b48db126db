import { expect, it } from 'vitest';
import { headersCommand } from '../../src/commands/headers.ts';
import { run } from '../support/commands.ts';

const env = { ARCHIVE_OUT: '/srv/archive', BASE_PATH: '/archive', SITE_URL: 'https://news.example' };

it('the configuration of nginx is of the site that the environment names', async () => {
  const { status, stdout, stderr } = await run(headersCommand, env, ['nginx']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('location /archive/ { alias "/srv/archive/"; }');
});

it('the configuration of Caddy has it get a certificate for the site’s address', async () => {
  const { stdout } = await run(headersCommand, env, ['caddy']);
  expect(stdout).toMatch(/^https:\/\/news\.example \{\n/);
});

it.each([[[]], [['apache']], [['nginx', 'caddy']], [['toString']]])('%j names no server', async (args) => {
  expect((await run(headersCommand, env, args)).status).toBe(2);
});
