/** Decodes bytes to text: by what they are, before what they declare. */
import { analyse } from 'chardet';
import { quoted, Refusal } from '../records/problem.ts';

export interface Decoded {
  /** Without soft hyphens and other characters that only tell where a line may break. */
  text: string;
  /** What an editor should know of it, a sentence each. */
  remarks: string[];
}

export const NOT_TEXT = 'this is not text: export it as text or as a web page, and import that';

/** Of a text that is decoded rightly: at most one bad byte, and one more in a thousand characters. */
const isSound = ({ length }: string, bad: number): boolean => bad <= 1 + length / 1000;

const BAD = '\uFFFD';
const countBad = (text: string): number => text.split(BAD).length - 1;

/**
 * Decodes what is valid UTF-8 as UTF-8, whatever it declares; all else as its byte order mark, the server or the page’s
 * head declares; and where that does not fit, by a guess from its bytes, which is told. A bad byte becomes U+FFFD.
 *
 * @param declared the `charset` of the server's `Content-Type`, if there was one
 * @throws Refusal for what is no text
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const { label, text, isGuessed = false } = choose(bytes, declared);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0;
  if (controls > text.length / 1000) throw new Refusal(NOT_TEXT);
  const bad = countBad(text);
  return {
    text: withoutBreaks(text),
    remarks: [
      ...(isGuessed
        ? [`Its encoding is not declared, or wrongly: it was guessed to be ${label}. Are all letters right?`]
        : []),
      ...(bad > 0
        ? [`${bad === 1 ? 'One byte is' : `${bad} bytes are`} no text in ${label}: look for ${BAD} in it.`]
        : []),
    ],
  };
}

/** Soft hyphens, zero-width spaces and word joiners, as characters and as HTML has them. */
const withoutBreaks = (text: string): string =>
  text.replace(
    /[\u00ad\u200b\u2060\ufeff]|&(?:shy|#173|#x0*ad|ZeroWidthSpace|#8203|#x0*200b|NoBreak|#8288|#x0*2060);/gi,
    '',
  );

function choose(
  bytes: Uint8Array,
  said: string | undefined,
): { label: string; text: string; isGuessed?: boolean } {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (wide) return { label: wide, text: new TextDecoder(wide).decode(bytes) };
  if (bytes.includes(0)) throw new Refusal(NOT_TEXT);
  const utf8 = new TextDecoder().decode(bytes);
  const bad = countBad(utf8);
  const declared = said ?? declaredIn(bytes);
  // ISO-2022 has no byte beyond ASCII, so that it is valid UTF-8, too.
  const isShifted = bad === 0 && /^iso-2022-/i.test(declared ?? '') && utf8.includes('\u001b');
  // Other encodings make a bad byte of nearly each letter beyond ASCII.
  const beyond = utf8.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  if (
    !isShifted &&
    (bad === 0 || (isSound(utf8, bad) && (beyond > 10 * bad || /^utf-?8$/i.test(declared ?? ''))))
  )
    return { label: 'utf-8', text: utf8 };
  const first = declared && !/^utf-?8$/i.test(declared) ? read(bytes, declared) : undefined;
  if (first && isSound(first.text, countBad(first.text))) return first;
  const guess = analyse(bytes)
    .map(({ name }) => read(bytes, name))
    .find((guessed) => guessed && isSound(guessed.text, countBad(guessed.text)));
  if (guess) return { ...guess, isGuessed: true };
  throw new Refusal(`this is not text in ${quoted(declared ?? 'utf-8')}: save it as UTF-8, and import that`);
}

function read(bytes: Uint8Array, label: string): { label: string; text: string } | undefined {
  try {
    return { label: label.toLowerCase(), text: new TextDecoder(label).decode(bytes) };
  } catch {
    // There is no such encoding.
    return undefined;
  }
}

/** What the head of a page declares, wherever in it. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  const [head = ''] = text.split(/<\/head|<body/i, 1);
  return /<meta[^>]{1,300}charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]{1,100}encoding=["']([\w-]+)/i
    .exec(head)
    ?.slice(1)
    .find(Boolean);
}
