/** The text of a page line by line, as readers see it, with what its markup says of each. */
import { fold } from '../records/text.ts';

/** The part of a DOM node that is read here, whichever library made it. */
export interface PageNode {
  nodeType: number;
  nodeName: string;
  childNodes: Iterable<PageNode>;
  textContent: string | null;
  getAttribute?(name: string): string | null;
}

export interface PageLine {
  text: string;
  /** Is it of a menu, a comment, or a list of other articles? */
  isAside: boolean;
  /** Is all of it links? */
  isLink: boolean;
  /** Is it a block of its own for the authors? */
  isAuthor: boolean;
  /** The texts of elements within it that name an author. */
  names: string[];
  /** The dates of `<time>` that are not of a change. */
  times: string[];
}

const SKIPPED = new Set('HEAD SCRIPT STYLE NOSCRIPT TEMPLATE SVG SELECT IFRAME OBJECT TEXTAREA'.split(' '));
const ASIDE = new Set('NAV FOOTER ASIDE FORM'.split(' '));
const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DEL EM FONT I INS KBD LABEL MARK Q S SMALL SPAN STRONG SUB SUP TIME U VAR WBR'.split(
    ' ',
  ),
);
const ASIDE_CLASS =
  /(?:^|[\s_-])(?:comments?|related|recommend(?:ed|ations?)?|sidebar|widgets?|promo|teasers?|newsletter|most-?read|trending|breadcrumbs?|cookies?|consent|menu|wm-ipp.*|donato)(?:$|[\s_-])/i;
const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:by-?lines?|authors?|writers?|reporters?|autor(?:in|en)?|auteurs?|signature)(?:$|[\s_-])/i;
const CHANGED = /modified|updated|changed/i;

const ELEMENT = 1;
const TEXT = 3;

/** Reads the lines of a page in the order of the document. Scripts, frames and hidden elements have none. */
export function readLines(root: PageNode): PageLine[] {
  const lines: PageLine[] = [];
  let open = {
    text: '',
    linked: 0,
    isAside: false,
    isAuthor: false,
    names: [] as string[],
    times: [] as string[],
  };
  const end = () => {
    const text = fold(open.text);
    if (text || open.times.length > 0)
      lines.push({
        text,
        isAside: open.isAside,
        isLink: text.length > 0 && open.linked >= text.length * 0.9,
        isAuthor: open.isAuthor,
        names: open.names,
        times: open.times,
      });
    open = { text: '', linked: 0, isAside: false, isAuthor: false, names: [], times: [] };
  };
  // A stack of our own, since pages may be nested deeper than calls can be; `undefined` ends a line.
  const stack: ({ node: PageNode; isAside: boolean; isLink: boolean; isAuthor: boolean } | undefined)[] = [
    { node: root, isAside: false, isLink: false, isAuthor: false },
  ];
  for (let top = stack.pop(); top !== undefined || stack.length > 0; top = stack.pop()) {
    if (!top) {
      end();
      continue;
    }
    const { node } = top;
    if (node.nodeType === TEXT) {
      open.text += node.textContent ?? '';
      open.isAside ||= top.isAside;
      open.isAuthor ||= top.isAuthor;
      if (top.isLink) open.linked += fold(node.textContent ?? '').length;
      continue;
    }
    const name = node.nodeName.toUpperCase();
    const get = (attribute: string) => node.getAttribute?.(attribute) ?? undefined;
    if (node.nodeType === ELEMENT) {
      if (SKIPPED.has(name) || get('hidden') !== undefined) continue;
      if (!INLINE.has(name)) end();
      if (name === 'BR') continue;
    }
    const marks = node.nodeType === ELEMENT ? `${get('class') ?? ''} ${get('id') ?? ''}` : '';
    const said = `${get('itemprop') ?? ''} ${get('rel') ?? ''}`;
    const isAside =
      top.isAside || ASIDE.has(name) || (name !== 'BODY' && name !== 'HTML' && ASIDE_CLASS.test(marks));
    const isAuthor = AUTHOR_CLASS.test(` ${marks} `) || /\bauthor\b/.test(said);
    const words = isAuthor && [...node.childNodes].length < 20 ? fold(node.textContent ?? '') : '';
    // A longer one is the article, with its author in the name of its class.
    const isNamed = words.length > 0 && words.length < 160;
    if (!INLINE.has(name)) stack.push(undefined);
    if (isNamed && INLINE.has(name)) open.names.push(words);
    const datetime = name === 'TIME' ? get('datetime') : undefined;
    if (datetime && !CHANGED.test(marks + said)) open.times.push(datetime);
    const inner = {
      isAside,
      isLink: top.isLink || name === 'A',
      isAuthor: top.isAuthor || (isNamed && !INLINE.has(name)),
    };
    for (const child of [...node.childNodes].reverse()) stack.push({ node: child, ...inner });
  }
  end();
  return lines;
}

/** How many characters a text has of scripts that are written without spaces. */
export const countUnspaced = (text: string): number =>
  text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hang}]/gu)?.length ?? 0;

/** Running text, in contrast to headlines, labels and menus. */
export const isProse = (text: string): boolean =>
  text.length >= 140 ||
  countUnspaced(text) >= 50 ||
  (text.length >= 80 && /[.!?。！？…][”"»’)]?$/u.test(text));

/** Lines above a headline, and below it, that may tell of the article. */
const ABOVE = 4;
const BELOW = 12;

/** The lines about the headline, up to the text of the article. A sentence below the headline may stand among them. */
export function linesAbout(lines: readonly PageLine[], title: string | undefined): PageLine[] {
  const main = lines.filter(({ isAside }) => !isAside);
  const wanted = normalise(title ?? '');
  const found = wanted ? main.findIndex(({ text }) => normalise(text) === wanted) : -1;
  const prose = main.findIndex(({ text }) => isProse(text));
  const at = found >= 0 ? found : Math.max(0, (prose < 0 ? main.length : prose) - BELOW);
  const below = main.slice(at, at + BELOW + 1);
  const proses = below.flatMap(({ text }, index) => (isProse(text) ? [index] : []));
  const isStandfirst = (below[proses[0] ?? 0]?.text.length ?? 0) < 300;
  const stop = (isStandfirst ? proses[1] : proses[0]) ?? below.length;
  const above = main.slice(Math.max(0, at - ABOVE), at);
  const last = above.findLastIndex(({ text }) => isProse(text));
  return [...above.slice(last + 1), ...below.slice(0, stop)];
}

/** A headline as it is compared: without regard to case, quotation marks and white space. */
export const normalise = (text: string): string =>
  fold(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[“”„"'’‘«»]/g, ''),
  ).replace(/[.。]$/, '');
