/** Archives in temporary folders, and the loader at work on them, without Astro. */
import { EventEmitter } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, vi } from 'vitest';
import type { Kind, Records } from '../../src/records/record.ts';
import { takeEntries } from '../../src/store/entry-cache.ts';
import { archiveLoader, type Check, type State } from '../../src/store/loader.ts';
import { temporaryFolder } from '../support/build.ts';
import { topicText } from '../support/entries.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export class Watcher extends EventEmitter {
  readonly added: string[] = [];
  add = (path: string) => this.added.push(path);
}

/** An archive of its own, and what its loader does with it. */
export function archive(check: Check = (_folder, _records, faults) => [...faults]) {
  const [content, cache] = [temporaryFolder('loader'), temporaryFolder('shelf')];
  made.push(content, cache);
  const store = new Map<string, State>();
  const errors: string[] = [];
  const seen: Records[] = [];
  const loader = archiveLoader(content, cache, (folder, records, faults) => {
    seen.push(records);
    return check(folder, records, faults);
  });
  const load = async (watcher?: Watcher) =>
    loader.load({
      store: { set: ({ id, data }: { id: string; data: State }) => store.set(id, data) },
      config: { base: '/' },
      logger: { error: (text: string) => errors.push(text) },
      watcher,
    } as unknown as LoaderContext);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  const remove = (path: string) => rmSync(join(content, path), { recursive: true });
  const kept = (kind: Kind) => [...takeEntries(cache, kind).keys()];
  const state = () => store.get('archive');
  return { content, cache, load, write, remove, kept, state, errors, seen };
}

/** An archive that somebody writes: each change of a file is told to the loader, as Vite's watcher does. */
export async function writing(check?: Check) {
  const all = archive(check);
  const watcher = new Watcher();
  const change = (path: string, text: string) => {
    all.write(path, text);
    watcher.emit('all', 'change', join(all.content, path));
  };
  const remove = (path: string) => {
    all.remove(path);
    watcher.emit('all', 'unlink', join(all.content, path));
  };
  all.write('topics/a.mdx', topicText());
  await all.load(watcher);
  const soon = (expectation: () => void) => vi.waitFor(expectation, { timeout: 2000, interval: 10 });
  return {
    ...all,
    watcher,
    change,
    remove,
    soon,
    name: () => takeEntries(all.cache, 'topics').get('a')?.entry.fields.name,
  };
}
