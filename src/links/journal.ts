import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Answers, kept in a file as they come, so that a run that was stopped goes on where it was. A line of JSON each; one that
 * was cut off is passed over.
 */
export class Journal<Answer> {
  readonly #file: string;
  readonly #known = new Map<string, Answer>();

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    const text = textOf(file);
    for (const line of text.split('\n')) {
      const kept = readLine<Answer>(line);
      if (kept) this.#known.set(...kept);
    }
    // What follows a line that was cut off must not become a part of it.
    if (text && !text.endsWith('\n')) appendFileSync(file, '\n');
  }

  /** How many answers there are. */
  get size(): number {
    return this.#known.size;
  }

  get(asked: string): Answer | undefined {
    return this.#known.get(asked);
  }

  keep(asked: string, answer: Answer): void {
    this.#known.set(asked, answer);
    appendFileSync(this.#file, `${JSON.stringify([asked, answer])}\n`);
  }

  /** The run is done with, or is to begin afresh. */
  clear(): void {
    this.#known.clear();
    rmSync(this.#file, { force: true });
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function readLine<Answer>(line: string): [string, Answer] | undefined {
  try {
    const [asked, answer] = JSON.parse(line);
    return typeof asked === 'string' && typeof answer === 'object' ? [asked, answer] : undefined;
  } catch {
    return undefined;
  }
}
