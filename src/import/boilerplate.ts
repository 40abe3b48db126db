/** Takes away what stands in an original and is not the article, and keeps what it tells. */
import {
  eachOnce,
  isMomentAlone,
  readMoment,
  resolveWeekday,
  type StatedDay,
  statedDays,
  weekdayIn,
} from './dates.ts';
import { isPersonName, namesOfByline } from './names.ts';
import type { Block, Original, Removed, Telling } from './original.ts';

/** Above the article stand its headline, its author and its date; what looks like them further down is text. */
const HEAD = 12;

/** Lines of a page that are no text of anybody's. */
const FURNITURE =
  /^(?:author-image|new update|updated:?|published:?|\d{1,2}:\d\d(?: ?\/ ?\d{1,2}:\d\d)?|advertisement|share(?: (?:this|on) .{1,20})?|print|save|comments?(?: \(\d+\))?|\d+ comments?|\d+ min(?:ute)?s? read|listen to this article|follow us.{0,40}|sign up.{0,60}|subscribe.{0,60}|read (?:more|also|next):?.{0,120}|related:?.{0,120}|loading.{0,3}|to continue reading.{0,60}|image|photo|video)$/i;

const CREDIT = [
  /\bCredit: ?\S.{0,80}$/,
  /\((?:Photo|Image|Picture|File photo)\b[^)]{0,100}\)$/i,
  /^(?:Photo|Image|Picture)(?:graph)?s?(?: by|:| credit:) /i,
  /[.)”"’] \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}\/[\p{L} .]{2,40}$/u,
  /(?:Getty Images|AP Photo|via (?:AP|AFP|Reuters|Getty Images)|EPA-EFE|Shutterstock)$/,
];

const CONTRIBUTORS =
  /^(?:(?<names>.{2,160}?) contributed to this (?:report|article|story)\.?|\((?<desk>(?:(?:additional )?reporting|writing|editing) by .{2,160})\))$/i;
const DISCLAIMER =
  /^(?:disclaimer\b|copyright\b|©|all rights reserved|the views? expressed|this (?:article|story|post) (?:was )?(?:first|originally) (?:published|appeared))/i;
const CHANGED = /^(?:last )?(?:updated|modified|changed)\b/i;
const REPOST = /\brepost|original author|(?:first|originally) (?:published|appeared)/i;
const TAKEAWAYS = /^key (?:takeaways|points):?$/i;
const BULLET = /^[•·*–-]\s+/;
const REPORTS =
  /(?:,| as) (?<name>(?:the )?\p{Lu}[\p{L}\p{N}.&'’]*(?: \p{Lu}[\p{L}\p{N}.&'’]*){0,4}) reports\.$/u;
const DATELINE = /^\p{Lu}[\p{Lu}\p{L} .,\d]{2,50} \((?<agency>[\p{L} ]{2,20})\) ?[-–—]/u;

/**
 * Reads an original's pieces.
 *
 * @param known what the page said of itself before, in its metadata; what stands in the text comes second
 */
export function readOriginal(blocks: readonly Block[], known: Partial<Telling> = {}): Original {
  return new Reader(blocks, known).read();
}

class Reader {
  readonly #removed: Removed[] = [];
  readonly #told: Telling;
  readonly #days: StatedDay[] = [];
  #blocks: Block[];

  constructor(blocks: readonly Block[], known: Partial<Telling>) {
    this.#blocks = [...blocks];
    this.#told = { byline: [], remarks: [], ...known };
  }

  read(): Original {
    this.#takeMoment();
    this.#takeHeadline();
    this.#takeByline();
    this.#takeTakeaways();
    this.#takeEach(
      'a caption or a credit',
      ({ text }) => text.length < 500 && CREDIT.some((form) => form.test(text)),
      (text) => this.#days.push(...statedDays(text)),
    );
    this.#takeEach(
      'a line on who contributed',
      ({ text }) => CONTRIBUTORS.test(text),
      (text) => this.#told.remarks.push(`Contributors: ${contributorsIn(text)} (kept out of the byline).`),
    );
    this.#takeEach(
      'a notice on rights',
      ({ text }) => DISCLAIMER.test(text),
      (text) => {
        if (REPOST.test(text))
          this.#told.remarks.push('This is a repost by its own notice: see who holds the rights.');
      },
    );
    this.#takeEach('furniture of the page', ({ text }) => FURNITURE.test(text));
    this.#readSource();
    this.#inferDate();
    return { ...this.#told, blocks: this.#blocks, removed: this.#removed };
  }

  /** A line of the head that is a date and nothing else is when it was published, unless it says that it was changed. */
  #takeMoment() {
    const moments = this.#head().filter(({ text }) => isMomentAlone(text));
    for (const block of moments) {
      if (CHANGED.test(block.text)) {
        this.#told.remarks.push(`“${block.text}” is when it was changed, not when it was published.`);
      } else this.#told.date ??= { value: readMoment(block.text) ?? '', by: `“${block.text}”` };
      this.#take(block, 'a line with the date');
    }
  }

  /** A headline that is repeated is certain; one that merely looks like it is told as a guess. */
  #takeHeadline() {
    const head = this.#head();
    const known = this.#told.title?.value;
    const repeated = head.find(
      (block) => isHeadline(block.text) && head.some((other) => other !== block && other.text === block.text),
    );
    const first = head[0];
    if (!this.#told.title && repeated) {
      const times = this.#blocks.filter(({ text }) => text === repeated.text).length;
      this.#told.title = { value: repeated.text, by: `it stands there ${times} times` };
    } else if (
      !this.#told.title &&
      first &&
      isHeadline(first.text) &&
      !/^by\b/i.test(first.text) &&
      !isPersonName(first.text)
    ) {
      this.#told.title = {
        value: first.text,
        by: 'the first line',
        inferred: 'It stands first, by itself and without a full stop.',
      };
    }
    const headline = known ?? this.#told.title?.value;
    for (const block of head.filter(({ text }) => text === headline)) this.#take(block, 'the headline');
  }

  #takeByline() {
    for (const [index, block] of this.#head().entries()) {
      const next = this.#blocks[index + 1]?.text ?? '';
      const former = this.#blocks[index - 1]?.text ?? '';
      const isSigned = /^by\b/i.test(block.text) && block.text.length < 120;
      const isBeside = /^updated:?/i.test(next) || /^author-image$/i.test(former);
      const names = isSigned || (isBeside && isPersonName(block.text)) ? namesOfByline(block.text) : [];
      if (names.length === 0) continue;
      if (this.#told.byline.length === 0) {
        const by = isSigned
          ? `“${block.text}”`
          : `it stands beside “${/^updated/i.test(next) ? next : former}”`;
        this.#told.byline = names.map((value) => ({ value, by }));
      }
      this.#take(block, 'the byline');
      return;
    }
  }

  /** A summary below the article, which says it again. */
  #takeTakeaways() {
    const start = this.#blocks.findIndex(({ text }) => TAKEAWAYS.test(text));
    if (start < 0) return;
    let end = start + 1;
    while (end < this.#blocks.length && BULLET.test(this.#blocks[end]?.text ?? '')) end++;
    const points = end - start - 1;
    for (const block of this.#blocks.slice(start, end)) this.#take(block, 'the key takeaways');
    this.#told.remarks.push(
      `It sums itself up in ${points} “Key Takeaways”: mention in the account how they differ from its text.`,
    );
  }

  #readSource() {
    for (const { text } of this.#blocks.slice(0, 3)) {
      const name = REPORTS.exec(text)?.groups?.name;
      if (name) this.#told.source ??= { value: name, by: `“${name} reports”` };
      const agency = DATELINE.exec(text)?.groups?.agency;
      if (agency)
        this.#told.remarks.push(
          `Its dateline names ${agency}: the text may be theirs, whoever published it here.`,
        );
    }
  }

  /** From the days in captions alone, which show the news: a day in the article itself may be of long ago. */
  #inferDate() {
    if (this.#told.date) return;
    const text = this.#blocks.map((block) => block.text).join('\n');
    const days = eachOnce(this.#days);
    const weekday = weekdayIn(text);
    const date = resolveWeekday(text, days);
    if (date) this.#told.date = date;
    else if (weekday) {
      this.#told.remarks.push(`The text says ${weekday}, but ${reckoning(days)}: the date stays unknown.`);
    }
    const told = statedDays(text).map(({ words }) => words);
    if (told.length > 0 && !date) {
      this.#told.remarks.push(
        `Days that the text tells of: ${told.slice(0, 5).join(', ')}. Is one of them the day of publication?`,
      );
    }
  }

  #head = () => this.#blocks.slice(0, HEAD);

  #take(block: Block, what: string) {
    this.#removed.push({ what, text: block.text });
    this.#blocks = this.#blocks.filter((other) => other !== block);
  }

  #takeEach(what: string, belongs: (block: Block) => boolean, tell: (text: string) => void = () => {}) {
    const { taken = [], left = [] } = Object.groupBy(this.#blocks, (block) =>
      belongs(block) ? 'taken' : 'left',
    );
    for (const { text } of taken) {
      tell(text);
      this.#removed.push({ what, text });
    }
    this.#blocks = left;
  }
}

function contributorsIn(text: string): string {
  const { names, desk } = CONTRIBUTORS.exec(text)?.groups ?? {};
  return names ?? desk ?? '';
}

const reckoning = (days: readonly StatedDay[]): string =>
  days.length === 0
    ? 'no caption states a day to reckon from'
    : `captions state ${days.length} days (${days.map(({ words }) => words).join(', ')}), and which to reckon from is not clear`;

/** A line by itself, without the stop that ends a sentence. */
const isHeadline = (text: string): boolean =>
  text.length >= 12 && text.length <= 200 && !/[.,;:]$/.test(text) && text.split(' ').length >= 3;
