/**
 * Boilerplate removal: takes away what is not the article (headline, byline, date line, captions, credits, notices on
 * rights, labels and buttons of the page), and keeps what it says as metadata.
 */
import {
  dedupeDays,
  findDays,
  findWeekday,
  isDateOnly,
  parseDate,
  resolveWeekday,
  type StatedDay,
} from './dates.ts';
import type { Block, Metadata, Original, Removed } from './original.ts';
import { isPersonName, parseByline } from './person-names.ts';

/** Blocks in the head of an original, where headline, byline and date stand. What looks like them further down is text. */
const HEAD = 12;

/** Page furniture: labels, buttons, a player's clock, invitations to subscribe, links to other articles. */
const FURNITURE =
  /^(?:author-image|new update|updated:?|published:?|\d{1,2}:\d\d(?: ?\/ ?\d{1,2}:\d\d)?|advertisement|share(?: (?:this|on) .{1,20})?|print|save|comments?(?: \(\d+\))?|\d+ comments?|\d+ min(?:ute)?s? read|listen to this article|follow us.{0,40}|sign up.{0,60}|subscribe.{0,60}|read (?:more|also|next):?.{0,120}|related:?.{0,120}|loading.{0,3}|to continue reading.{0,60}|image|photo|video)$/i;

/** Photo credits, alone or at the end of a caption. */
const CREDIT = [
  /\bCredit: ?\S.{0,80}$/,
  /\((?:Photo|Image|Picture|File photo)\b[^)]{0,100}\)$/i,
  /^(?:Photo|Image|Picture)(?:graph)?s?(?: by|:| credit:) /i,
  /[.)”"’] \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}\/[\p{L} .]{2,40}$/u,
  /(?:Getty Images|AP Photo|via (?:AP|AFP|Reuters|Getty Images)|EPA-EFE|Shutterstock)$/,
];

/** A contributor line or a sign-off: who helped and is not in the byline. */
const CONTRIBUTORS =
  /^(?:(?<names>.{2,160}?) contributed to this (?:report|article|story)\.?|\((?<desk>(?:(?:additional )?reporting|writing|editing) by .{2,160})\))$/i;
/** Notices on rights. */
const DISCLAIMER =
  /^(?:disclaimer\b|copyright\b|©|all rights reserved|the views? expressed|this (?:article|story|post) (?:was )?(?:first|originally) (?:published|appeared))/i;
const CHANGED = /^(?:last )?(?:updated|modified|changed)\b/i;
const REPOST = /\brepost|original author|(?:first|originally) (?:published|appeared)/i;
const TAKEAWAYS = /^key (?:takeaways|points):?$/i;
const BULLET = /^[•·*–-]\s+/;
/** An attribution that ends a sentence: “…, Harbour Post reports.” */
const REPORTS =
  /(?:,| as) (?<name>(?:the )?\p{Lu}[\p{L}\p{N}.&'’]*(?: \p{Lu}[\p{L}\p{N}.&'’]*){0,4}) reports\.$/u;
/** A dateline with a news agency: “HARBOUR TOWN, April 28 (Reuters) - …” */
const DATELINE = /^\p{Lu}[\p{Lu}\p{L} .,\d]{2,50} \((?<agency>[\p{L} ]{2,20})\) ?[-–—]/u;

/**
 * Parts the article from its boilerplate.
 *
 * @param blocks all of the original, in order
 * @param known the metadata of its page, which wins over what the text says
 * @returns the article's blocks, what was removed, and the metadata, with what the text itself says added
 */
export function removeBoilerplate(blocks: readonly Block[], known: Partial<Metadata> = {}): Original {
  return new BoilerplateRemover(blocks, known).run();
}

class BoilerplateRemover {
  readonly #removed: Removed[] = [];
  readonly #metadata: Metadata;
  /** Those that captions state. */
  readonly #days: StatedDay[] = [];
  #blocks: Block[];

  constructor(blocks: readonly Block[], known: Partial<Metadata>) {
    this.#blocks = [...blocks];
    this.#metadata = { byline: [], remarks: [], ...known };
  }

  run(): Original {
    this.#takeDate();
    this.#takeHeadline();
    this.#takeByline();
    this.#takeTakeaways();
    this.#takeEach(
      'a caption or a credit',
      ({ text }) => text.length < 500 && CREDIT.some((form) => form.test(text)),
      (text) => this.#days.push(...findDays(text)),
    );
    this.#takeEach(
      'a line on who contributed',
      ({ text }) => CONTRIBUTORS.test(text),
      (text) =>
        this.#metadata.remarks.push(`Contributors: ${findContributors(text)} (kept out of the byline).`),
    );
    this.#takeEach(
      'a notice on rights',
      ({ text }) => DISCLAIMER.test(text),
      (text) => {
        if (REPOST.test(text))
          this.#metadata.remarks.push('This is a repost by its own notice: see who holds the rights.');
      },
    );
    this.#takeEach('furniture of the page', ({ text }) => FURNITURE.test(text));
    this.#readSource();
    this.#inferDate();
    return { ...this.#metadata, blocks: this.#blocks, removed: this.#removed };
  }

  /** A line of the head that is a date and nothing else: of publication, unless it says that it is of a change. */
  #takeDate() {
    const lines = this.#getHead().filter(({ text }) => isDateOnly(text));
    for (const block of lines) {
      if (CHANGED.test(block.text)) {
        this.#metadata.remarks.push(`“${block.text}” is when it was changed, not when it was published.`);
      } else this.#metadata.date ??= { value: parseDate(block.text) ?? '', by: `“${block.text}”` };
      this.#take(block, 'a line with the date');
    }
  }

  /**
   * A line of the head that is repeated is the headline for certain, since pages print it as their title, too; a first
   * line that merely looks like one is inferred to be it.
   */
  #takeHeadline() {
    const head = this.#getHead();
    const known = this.#metadata.title?.value;
    const repeated = head.find(
      (block) => isHeadline(block.text) && head.some((other) => other !== block && other.text === block.text),
    );
    const first = head[0];
    if (!this.#metadata.title && repeated) {
      const times = this.#blocks.filter(({ text }) => text === repeated.text).length;
      this.#metadata.title = { value: repeated.text, by: `it stands there ${times} times` };
    } else if (
      !this.#metadata.title &&
      first &&
      isHeadline(first.text) &&
      !/^by\b/i.test(first.text) &&
      !isPersonName(first.text)
    ) {
      this.#metadata.title = {
        value: first.text,
        by: 'the first line',
        inferred: 'It stands first, by itself and without a full stop.',
      };
    }
    const headline = known ?? this.#metadata.title?.value;
    for (const block of head.filter(({ text }) => text === headline)) this.#take(block, 'the headline');
  }

  /** “By …”, or a name alone beside a label that pages put next to their byline. */
  #takeByline() {
    for (const [index, block] of this.#getHead().entries()) {
      const next = this.#blocks[index + 1]?.text ?? '';
      const former = this.#blocks[index - 1]?.text ?? '';
      const isSigned = /^by\b/i.test(block.text) && block.text.length < 120;
      const isBeside = /^updated:?/i.test(next) || /^author-image$/i.test(former);
      const names = isSigned || (isBeside && isPersonName(block.text)) ? parseByline(block.text) : [];
      if (names.length === 0) continue;
      if (this.#metadata.byline.length === 0) {
        const by = isSigned
          ? `“${block.text}”`
          : `it stands beside “${/^updated/i.test(next) ? next : former}”`;
        this.#metadata.byline = names.map((value) => ({ value, by }));
      }
      this.#take(block, 'the byline');
      return;
    }
  }

  /** “Key Takeaways” and the bullets below: a summary of the article, which says the same again. */
  #takeTakeaways() {
    const start = this.#blocks.findIndex(({ text }) => TAKEAWAYS.test(text));
    if (start < 0) return;
    let end = start + 1;
    while (end < this.#blocks.length && BULLET.test(this.#blocks[end]?.text ?? '')) end++;
    const points = end - start - 1;
    for (const block of this.#blocks.slice(start, end)) this.#take(block, 'the key takeaways');
    this.#metadata.remarks.push(
      `It sums itself up in ${points} “Key Takeaways”: mention in the account how they differ from its text.`,
    );
  }

  /** From the first blocks, which stay: who is said to report is the source; the agency of a dateline need not be. */
  #readSource() {
    for (const { text } of this.#blocks.slice(0, 3)) {
      const name = REPORTS.exec(text)?.groups?.name;
      if (name) this.#metadata.source ??= { value: name, by: `“${name} reports”` };
      const agency = DATELINE.exec(text)?.groups?.agency;
      if (agency)
        this.#metadata.remarks.push(
          `Its dateline names ${agency}: the text may be theirs, whoever published it here.`,
        );
    }
  }

  /** From a weekday and the days in captions alone, whose pictures show the news: a day in the article may be long ago. */
  #inferDate() {
    if (this.#metadata.date) return;
    const text = this.#blocks.map((block) => block.text).join('\n');
    const days = dedupeDays(this.#days);
    const weekday = findWeekday(text);
    const date = resolveWeekday(text, days);
    if (date) this.#metadata.date = date;
    else if (weekday) {
      this.#metadata.remarks.push(
        `The text says ${weekday}, but ${explainUnknownDate(days)}: the date stays unknown.`,
      );
    }
    const inText = findDays(text).map(({ words }) => words);
    if (inText.length > 0 && !date) {
      this.#metadata.remarks.push(
        `Days that the text tells of: ${inText.slice(0, 5).join(', ')}. Is one of them the day of publication?`,
      );
    }
  }

  #getHead = () => this.#blocks.slice(0, HEAD);

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

function findContributors(text: string): string {
  const { names, desk } = CONTRIBUTORS.exec(text)?.groups ?? {};
  return names ?? desk ?? '';
}

const explainUnknownDate = (days: readonly StatedDay[]): string =>
  days.length === 0
    ? 'no caption states a day to reckon from'
    : `captions state ${days.length} days (${days.map(({ words }) => words).join(', ')}), and which to reckon from is not clear`;

/** Does a block look like a headline: of three words at least, and without the full stop of a sentence? */
const isHeadline = (text: string): boolean =>
  text.length >= 12 && text.length <= 200 && !/[.,;:]$/.test(text) && text.split(' ').length >= 3;
