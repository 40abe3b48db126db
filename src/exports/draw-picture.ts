/** Draws social images (takumi), and keeps what was drawn: the same card is drawn once, and its bytes are always the same. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, Renderer } from '@takumi-rs/core';
import { site } from '#site';
import { type Card, SIZE } from './pictures.ts';

const FACE = 'node_modules/@fontsource-variable/newsreader/files';
const faces = ['latin', 'latin-ext'].map((script) => `${FACE}/newsreader-${script}-opsz-normal.woff2`);

/** The last chunk of a PNG: without it, a power cut or a full disk left a part of one. */
const END = Buffer.from('0000000049454e44ae426082', 'hex');

/** What makes the bytes of a picture besides its card. */
const sources = ['src/exports/draw-picture.ts', 'package-lock.json', ...faces];

/** The colours and the steps of type of the pages in light (`styles/tokens.css`), enlarged. */
const css = `
.card { width: ${SIZE.width}px; height: ${SIZE.height}px; display: flex; flex-direction: column; padding: 44px 64px 48px;
  background: #f9f8f5; color: #14171c; font-family: Newsreader; font-size: 34px; line-height: 1.3; overflow: hidden; }
.whole { justify-content: center; border-top: 24px solid #14171c; }
.name { padding-bottom: 12px; border-bottom: 6px solid #14171c; font-weight: 600; }
.rule { margin-top: 4px; border-bottom: 2px solid #14171c; }
.kicker { display: flex; flex-direction: row; align-items: center; margin-top: 28px; color: #454a52; font-size: 30px; }
.sign { width: 18px; height: 18px; margin-right: 14px; border: 4px solid #14171c; }
.events { border-color: #0a4468; border-radius: 50%; }
.topics { transform: rotate(45deg) scale(0.85); }
.title { margin-top: 8px; font-weight: 600; line-height: 1.08; letter-spacing: -0.012em; text-wrap: balance;
  line-clamp: 3; text-overflow: ellipsis; }
.text { margin-top: 20px; color: #454a52; font-size: 38px; line-height: 1.25; line-clamp: 3; text-overflow: ellipsis; }
.point { margin-top: 24px; padding-top: 16px; border-top: 2px solid #cbc8bf; font-size: 32px; font-weight: 600; }
.reading { margin-top: 8px; line-height: 1.25; line-clamp: 2; text-overflow: ellipsis; }
.source { color: #454a52; }
.differs { color: #9c0f1d; text-decoration: underline; }
`;

const box = (className: string, ...children: Node[]): Node => ({
  type: 'container',
  tagName: 'div',
  className,
  children,
});
const words = (text: string, className = ''): Node => ({ type: 'text', tagName: 'span', className, text });
const line = (className: string, text: string | undefined): Node[] =>
  text ? [box(className, words(text))] : [];

function nodeOf({ kind, kicker, title, text, point, readings = [] }: Card): Node {
  const size = sizeOf(title, point ? [64, 54, 46] : [92, 76, 60]);
  const head: Node = { ...box('title', words(title)), style: { fontSize: `${size}px` } };
  if (!kind) return box('card whole', head, ...line('text', text));
  return box(
    'card',
    box('name', words(site.name)),
    box('rule'),
    box('kicker', box(`sign ${kind}`), words(kicker ?? '')),
    head,
    ...line('text', text),
    ...line('point', point),
    ...readings.map(({ pieces, source }) =>
      box(
        'reading',
        words(`${source}: `, 'source'),
        ...pieces.map((piece) => words(piece.text, piece.differs ? 'differs' : '')),
      ),
    ),
  );
}

/** The longer a title, the smaller its type. */
function sizeOf(title: string, [large, medium, small]: readonly [number, number, number] | number[]): number {
  if (title.length <= 40) return large ?? 0;
  return (title.length <= 80 ? medium : small) ?? 0;
}

/** Draws pictures, and keeps them in a folder. */
export class PictureCache {
  readonly #folder: string;
  readonly #version: string;
  #renderer: Promise<Renderer> | undefined;

  /** @param cache the folder that holds that of the pictures; neither need exist */
  constructor(cache: string) {
    this.#folder = join(cache, 'pictures');
    const hash = sources.reduce((sum, file) => sum.update(readFileSync(file)), createHash('sha256'));
    this.#version = hash.digest('hex');
  }

  /** Forgets all pictures but those of these cards. */
  keepOnly(cards: readonly Card[]): void {
    const kept = new Set(cards.map((card) => this.#fileOf(card)));
    for (const name of existsSync(this.#folder) ? readdirSync(this.#folder) : []) {
      const file = join(this.#folder, name);
      if (!kept.has(file)) rmSync(file);
    }
  }

  /** @returns a PNG of `SIZE` */
  async draw(card: Card): Promise<Buffer<ArrayBuffer>> {
    const file = this.#fileOf(card);
    const drawn = existsSync(file) ? readFileSync(file) : undefined;
    if (drawn?.subarray(-END.length).equals(END)) return drawn;
    this.#renderer ??= rendererWithFace();
    const renderer = await this.#renderer;
    const png = await renderer.render(nodeOf(card), {
      ...SIZE,
      format: 'png',
      css: [css],
      lang: site.language,
    });
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(`${file}.new`, png);
    renameSync(`${file}.new`, file);
    return png;
  }

  #fileOf(card: Card): string {
    const digest = createHash('sha256')
      .update(this.#version)
      .update(JSON.stringify([site, card]))
      .digest('hex');
    return join(this.#folder, `${digest}.png`);
  }
}

async function rendererWithFace(): Promise<Renderer> {
  const renderer = new Renderer();
  for (const file of faces) await renderer.registerFont({ name: 'Newsreader', data: readFileSync(file) });
  return renderer;
}
