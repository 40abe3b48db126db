/**
 * Boilerplate removal: takes away what is not the article (headline, byline, date line, captions, credits, notices on
 * rights, labels and buttons of the page), and keeps what it says as metadata.
 */

import { parseByline } from './bylines.ts';
import { findWeekday, resolveWeekday } from './dates.ts';
import { dedupeDays, findDays, type StatedDay } from './day-forms.ts';
import { addInfo, readInfoLine, toAuthors } from './info-line.ts';
import type { Block, Metadata, Original, Removed } from './original.ts';
import { isProse, normalise } from './page-lines.ts';
import { isPersonName } from './person-names.ts';

/** Blocks in the head of an original, where headline, byline and date stand. What looks like them further down is text. */
const HEAD = 12;

/** Page furniture: labels, buttons, a player's clock, invitations to subscribe, links to other articles. */
const FURNITURE =
  /^(?:author-image|new update|updated:?|published:?|\d{1,2}:\d\d(?: ?\/ ?\d{1,2}:\d\d)?|advertisement|share(?: (?:this|on) .{1,20})?|print|save|comments?(?: \(\d+\))?|\d+ comments?|\d+ min(?:ute)?s? read|listen to this article|follow us.{0,40}|sign up.{0,60}|subscribe.{0,60}|read (?:more|also|next):?.{0,120}|related:?.{0,120}|loading.{0,3}|to continue reading.{0,60}|image|photo|video|watch:.{0,120}|watch (?:now|live|the video.{0,40})|play video.{0,60}|more (?:from|on|stories).{0,60}|you (?:may|might) also like.{0,40}|don[’']t miss:?.{0,120}|recommended.{0,60}|most (?:read|popular).{0,30}|join (?:our|the) .{0,80}|get (?:our|the) .{0,30}newsletter.{0,60}|download (?:our|the) app.{0,60}|(?:mehr zum thema|lesen sie (?:auch|mehr)|auch interessant|zum newsletter|jetzt abonnieren|teilen|merken|lire aussi|à lire aussi|abonnez-vous|partager|lea también|lee también|suscríb[ea]se.{0,20}|compartir|leggi anche|читайте также|подписывайтесь.{0,40}|поделиться|اقرأ أيضا|延伸阅读|相关阅读|相关新闻|更多精彩|点击.{0,10}查看|扫码.{0,20}|関連記事|あわせて読みたい)(?:[:：].{0,120}|\s.{0,60})?)$/iu;

/** A line that says something under a label. */
const LABELLED = /^\p{L}[\p{L} -]{1,24}[:：]\s*\S[^\n]{0,80}(?<![.!?。])$/u;

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
/** Who wrote it, at its end: a name, and what that person does. */
const BIOGRAPHY =
  /^(?<name>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3})(?:,.{0,80},)? (?:(?:covers|writes (?:about|for|on)|reports (?:on|for|from))\b.{0,300}|(?:is|was|works|has (?:been|covered|written)|joined)\b.{0,60}\b(?:reporter|correspondent|journalist|writer|writes|editor|columnist|contributor|freelance|covers|covering|reporting|author|bureau|desk|producer|photographer|analyst)\b.{0,300})$/u;
/** What a site says of itself to all who come, above or below an article. */
const NOTICE =
  /^(?=.{0,400}\b(?:cookies?|consent|agree|privacy|data|einverstanden|datenschutz|confidentialité|privacidad)\b)(?:we (?:and our|use|value|keep)|this (?:web ?)?site (?:uses|keeps)|our (?:web ?)?site|by (?:going on|continuing|using)|wir (?:verwenden|nutzen)|diese (?:web)?seite|nous utilisons|ce site|utilizamos|este sitio)(?!\p{L})/iu;
export const isNotice = (text: string): boolean => NOTICE.test(text);
/** Notices on rights. */
const DISCLAIMER =
  /^(?:disclaimer\b|copyright\b|©|all rights reserved|the views? expressed|this (?:article|story|post) (?:was )?(?:first|originally) (?:published|appeared)|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|все права защищены|版权所有|未经.{0,12}(?:授权|许可|转载)|著作権)/i;
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
  /** Lines under labels, beside those that say something about the article. */
  #labelled: Block[] = [];

  constructor(blocks: readonly Block[], known: Partial<Metadata>) {
    this.#blocks = [...blocks];
    this.#metadata = { byline: [], remarks: [], ...known };
  }

  run(): Original {
    this.#takeMenu();
    this.#takeInfo();
    this.#takeHeadline();
    this.#takeName();
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
      ({ text }) => text.length < 1000 && DISCLAIMER.test(text),
      (text) =>
        this.#metadata.remarks.push(
          REPOST.test(text)
            ? 'This is a repost by its own notice: see who holds the rights.'
            : `Its notice on rights: “${text.length > 200 ? `${text.slice(0, 199)}…` : text}”`,
        ),
    );
    this.#takeEach(
      'a notice of the site',
      (block) => isNotice(block.text) && (block === this.#blocks[0] || block === this.#blocks.at(-1)),
    );
    this.#takeEach('furniture of the page', ({ text }) => FURNITURE.test(text));
    this.#takeBiographies();
    this.#readSource();
    this.#pointOutDays();
    this.#pointOutLabels();
    const { unreadDate, ...metadata } = this.#metadata;
    if (unreadDate && !metadata.date)
      metadata.remarks.push(
        `The date is not readable: “${unreadDate}”. Write it into date as far as it is known, and these words into dateText.`,
      );
    return { ...metadata, blocks: this.#blocks, removed: this.#removed };
  }

  /** Labels in a row above a headline: the menu of the page that a text was scraped from. */
  #takeMenu() {
    const end = this.#blocks.findIndex(({ text }) => !isLabel(text));
    const headline = this.#blocks[end]?.text ?? '';
    // Of a page the headline is known: what stands alone above the text is its section.
    const isSection =
      this.#metadata.title !== undefined && end === 1 && this.#blocks[0]?.node?.type !== 'heading';
    if (!isSection && ((end < 3 && !MENU.test(this.#blocks[0]?.text ?? '')) || !isHeadline(headline))) return;
    for (const block of this.#blocks.slice(0, end)) this.#take(block, 'furniture of the page');
  }

  /** Lines of the head that say nothing but when it appeared, who wrote it, for whom, and where. */
  #takeInfo() {
    const head = this.#getHead();
    // A text begins with its head; what looks like it behind two paragraphs is text.
    const read = new Set<Block | undefined>();
    const proses = head.flatMap(({ text }, index) => (isProse(text) ? [index] : []));
    for (const block of head.slice(0, proses[1] ?? head.length)) {
      const info = readInfoLine(block.text, this.#metadata.source?.value);
      if (!info) continue;
      addInfo(this.#metadata, info, `“${block.text}”`);
      read.add(block);
      const { dates, changed, byline, title } = info;
      const isDate = dates.length + changed.length > 0;
      this.#take(
        block,
        isDate
          ? 'a line with the date'
          : byline
            ? 'the byline'
            : title
              ? 'the headline'
              : 'a line about the article',
      );
    }
    this.#labelled = head.filter(
      ({ text }, index) => LABELLED.test(text) && (read.has(head[index - 1]) || read.has(head[index + 1])),
    );
  }

  #pointOutLabels() {
    const left = this.#labelled.filter((block) => this.#blocks.includes(block));
    if (left.length > 0)
      this.#metadata.remarks.push(
        `Left in the text, as it is not understood: ${left.map(({ text }) => `“${text}”`).join(', ')}`,
      );
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
    const [first] = head;
    const house = first && splitHouse(first.text);
    if (!known && repeated) {
      const times = this.#blocks.filter(({ text }) => text === repeated.text).length;
      this.#metadata.title = { value: repeated.text, by: `it stands there ${times} times` };
    } else if (!known && house && head.some(({ text }) => normalise(text) === normalise(house))) {
      this.#metadata.title = { value: house, by: 'it stands there twice, once with what the page adds' };
    } else if (
      !known &&
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
    const headline = normalise(this.#metadata.title?.value ?? '');
    for (const block of head.filter(
      ({ text }) =>
        normalise(text) === headline || (headline && normalise(splitHouse(text) ?? '') === headline),
    ))
      this.#take(block, 'the headline');
  }

  /** A name alone beside a label that pages put next to their byline. */
  #takeName() {
    for (const [index, block] of this.#getHead().entries()) {
      const next = this.#blocks[index + 1]?.text ?? '';
      const former = this.#blocks[index - 1]?.text ?? '';
      const isKnown = this.#metadata.byline.some(({ value }) => value === block.text);
      const isBeside = /^updated:?$/i.test(next) || /^author-image$/i.test(former);
      const byline = (isBeside && isPersonName(block.text)) || isKnown ? parseByline(block.text) : undefined;
      if (!byline) continue;
      const by = `it stands beside “${/^updated/i.test(next) ? next : former}”`;
      if (this.#metadata.byline.length === 0) this.#metadata.byline = toAuthors(byline, by);
      this.#take(block, 'the byline');
      return;
    }
  }

  /** At the end, of those who wrote it and of others. */
  #takeBiographies() {
    for (const block of this.#blocks.slice(1).slice(-3)) {
      const name = BIOGRAPHY.exec(block.text)?.groups?.name;
      if (name && this.#metadata.byline.some(({ value }) => value.toLowerCase() === name.toLowerCase()))
        this.#take(block, 'a biography of the author');
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

  /**
   * Days that may be that of publication are pointed out. One that is reckoned from a weekday and a caption is none to rely
   * on, since a picture may be of years ago; a day in the article may be, too.
   */
  #pointOutDays() {
    if (this.#metadata.date) return;
    const text = this.#blocks.map((block) => block.text).join('\n');
    const days = dedupeDays(this.#days);
    const weekday = findWeekday(text);
    const reckoned = resolveWeekday(text, days);
    if (reckoned) {
      this.#metadata.remarks.push(
        `It may be of ${reckoned.value}, if the picture is of that week. ${reckoned.inferred} (${reckoned.by})`,
      );
    } else if (weekday) {
      this.#metadata.remarks.push(
        `The text says ${weekday}, but ${explainUnknownDate(days)}: the date stays unknown.`,
      );
    }
    const inText = findDays(text).map(({ words }) => words);
    if (inText.length > 0) {
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

/** Does a block look like a headline: of three words at least, or as many characters of Chinese, and without a full stop? */
const isHeadline = (text: string): boolean =>
  text.length <= 200 &&
  !/[.,;:。，；：]$/.test(text) &&
  ((text.length >= 12 && text.split(' ').length >= 3) || (text.match(UNSPACED)?.length ?? 0) >= 6);

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** What leads past a menu, or opens it. */
const MENU =
  /^(?:skip to .{0,30}|jump to .{0,30}|menu|search|log ?in|sign ?in|register|subscribe|home ?page|home|zum inhalt.{0,20}|startseite|anmelden|aller au contenu.{0,20}|accueil|ir al contenido.{0,20}|inicio|перейти к .{0,30}|главная|войти|首页|登录)$/iu;

/** A word or two, as in a menu. */
const isLabel = (text: string): boolean =>
  MENU.test(text) ||
  (text.length <= 24 &&
    text.split(' ').length <= 2 &&
    !/[.!?。]$/.test(text) &&
    (text.match(UNSPACED)?.length ?? 0) <= 4);

/** What stands before a line and the name of a site: “Headline | House”. */
const splitHouse = (text: string): string | undefined =>
  /^(?<headline>.{10,}?)\s*(?:[|_｜]|\s[-–—]\s)\s*[^|_｜]{2,40}$/u.exec(text)?.groups?.headline;
