/** Archives in temporary folders, and the loader at work on them, without Astro. */
import { EventEmitter } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { vi } from 'vitest';
import type { Kind } from '../../src/records/record.ts';
import { readCache } from '../../src/store/entry-cache.ts';
import { heldRecords } from '../../src/store/held-content.ts';
import { type ArchiveState, archiveLoader } from '../../src/store/loader.ts';
import { articleText, sourceText, topicText } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';

export class Watcher extends EventEmitter {
  readonly added: string[] = [];
  add = (path: string) => this.added.push(path);
}

/** An archive of an article, its source and its topic, and what the loader does with it. */
export function archive() {
  const [content, entries, cache] = ['content', 'entries', 'cache'].map(temporaryFolder) as [
    string,
    string,
    string,
  ];
  const said: { errors: string[]; warnings: string[] } = { errors: [], warnings: [] };
  /** What was put into Astro's store, one state for each reading that came to its end. */
  const states: ArchiveState[] = [];
  /** Something to be done each time that the loader has read and checked all files, and before it is done. */
  const hooks = { onRead: () => {} };
  const loader = archiveLoader({ content, entries, cache });
  const load = async (watcher?: Watcher) =>
    loader.load({
      store: {
        set: ({ data }: { data: ArchiveState }) => {
          states.push(data);
          hooks.onRead();
        },
      },
      config: { base: '/' },
      logger: {
        error: (text: string) => said.errors.push(text),
        warn: (text: string) => said.warnings.push(text),
      },
      watcher,
    } as unknown as LoaderContext);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  const remove = (path: string) => rmSync(join(content, path), { recursive: true });
  write('articles/opening.mdx', articleText());
  write('sources/harbour-post.mdx', sourceText());
  write('topics/roads.mdx', topicText());
  const held = () => heldRecords()?.records;
  return {
    ...{ content, entries, cache, load, write, remove, hooks, states, ...said },
    idsInCache: (kind: Kind) => [...readCache(cache, kind).keys()],
    nameInCache: (topic: string) => readCache(cache, 'topics').get(topic)?.entry.fields.name,
    /** Of what the loader holds for the pages of this process. */
    idsHeld: (kind: Kind) => [...(held()?.[kind].keys() ?? [])],
    nameHeld: (topic: string) => held()?.topics.get(topic)?.fields.name,
    state: () => states.at(-1),
  };
}

/** The same while somebody writes it: each change of a file is told to the loader, as Vite's watcher does. */
export async function writing() {
  const all = archive();
  const watcher = new Watcher();
  const change = (path: string, text: string) => {
    all.write(path, text);
    watcher.emit('all', 'change', join(all.content, path));
  };
  const remove = (path: string) => {
    all.remove(path);
    watcher.emit('all', 'unlink', join(all.content, path));
  };
  await all.load(watcher);
  const soon = (expectation: () => void) => vi.waitFor(expectation, { timeout: 2000, interval: 10 });
  return { ...all, watcher, change, remove, soon };
}
