/** Social images: what a preview of a link shows of the archive, of a topic, and of an event whose reports differ. */

import { site } from '#site';
import { counted, countsOf } from '../archive/counts.ts';
import { dayInWords } from '../archive/items.ts';
import { filesOf, listOf } from '../archive/paths.ts';
import { inShort } from '../archive/reports.ts';
import { urlOfAsset } from '../archive/urls.ts';
import type { Archive, EventPage, Topic, WordingPiece } from '../archive/view.ts';
import { textOfHtml } from '../records/plain-text.ts';

/** Of every picture, in pixels. */
export const SIZE = { width: 1200, height: 630 } as const;

export interface Picture {
  /** Of its file below the folder of pictures, without its ending: `topics/trade`. */
  path: string;
  href: string;
  /** All that it shows, as one text. */
  alt: string;
  card: Card;
}

/** What stands on a picture, from top to bottom. */
export interface Card {
  /** What it is of; absent of the archive. */
  kind?: 'topics' | 'events';
  /** “Event · 28 April 2024 · 3 stories”. */
  kicker?: string;
  title: string;
  /** What is told of it. */
  text?: string;
  /** The point on which reports differ, or what they print in several wordings. */
  point?: string;
  readings?: Reading[];
}

/** What a source says. */
interface Reading {
  pieces: Pick<WordingPiece, 'text' | 'differs'>[];
  source: string;
}

/** So many readings stand on a picture, each of so many characters. */
const MOST_READINGS = 3;
const MOST_CHARACTERS = 120;

export function picturesOf({ topics, events }: Pick<Archive, 'topics' | 'events'>): Picture[] {
  const all = [pictureOfArchive, ...topics.map(pictureOfTopic), ...events.map(pictureOfEvent)];
  return all.flatMap((one) => one ?? []);
}

export function pictureOfTopic({ id, name, lead, articleCount, eventCount }: Topic): Picture | undefined {
  if (!filesOf('topics', articleCount).embed) return undefined;
  const counts = countsOf({ articles: articleCount, events: eventCount });
  return pictureOf(listOf('topics', id), {
    kind: 'topics',
    kicker: `Topic · ${counts}`,
    title: name,
    text: lead,
  });
}

/** Of an event on which no reports differ, a picture would say no more than the link itself. */
export function pictureOfEvent(event: EventPage): Picture | undefined {
  const differing = event.reports.length > 1 ? differingIn(event) : undefined;
  if (!differing?.readings?.length) return undefined;
  const { item, reports } = event;
  const kicker = `Event · ${dayInWords(item)} · ${counted(reports.length, 'story')}`;
  return pictureOf(listOf('events', item.id), { kind: 'events', kicker, title: item.title, ...differing });
}

/** The first point on which reports differ; else the first remark that was printed in several wordings. */
function differingIn({ comparison, utterances }: EventPage): Pick<Card, 'point' | 'readings'> | undefined {
  const point = comparison?.points[0];
  if (comparison && point) {
    const readings = comparison.stories.map(({ source }, index) => ({
      pieces: piecesOf(inShort(point.cells[index] ?? '')),
      source: source.text,
    }));
    return shown(point.name, readings);
  }
  const remark = utterances.find(({ wordings }) => wordings.some(({ differing }) => differing.length > 0));
  if (!remark) return undefined;
  const readings = remark.wordings.map(({ pieces, places }) => ({
    pieces,
    source: places[0]?.story.source.text ?? '',
  }));
  return shown(remark.by.text, readings);
}

function shown(point: string, readings: readonly Reading[]): Pick<Card, 'point' | 'readings'> {
  const differing = readings.filter(
    ({ pieces, source }) =>
      pieces.some(({ differs }) => differs) && canDraw(source + pieces.map(({ text }) => text).join('')),
  );
  return {
    point,
    readings: differing
      .slice(0, MOST_READINGS)
      .map(({ pieces, source }) => ({ pieces: cut(pieces, MOST_CHARACTERS), source })),
  };
}

/** The pieces of HTML in which `<mark>` is what differs. */
const piecesOf = (html: string): Reading['pieces'] =>
  html
    .split(/(<mark>.*?<\/mark>)/s)
    .map((part) => ({ text: textOfHtml(part), differs: part.startsWith('<mark>') }))
    .filter(({ text }) => text !== '');

/** Pieces that have together no more than so many characters, from a little before the first that differs. */
function cut(pieces: Reading['pieces'], most: number): Reading['pieces'] {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= most) return pieces;
  const first = pieces.findIndex(({ differs }) => differs);
  const before = pieces[first - 1]?.text ?? '';
  const words =
    before.length > most / 3
      ? `… ${before.slice(before.indexOf(' ', -most / 3 + before.length) + 1)}`
      : before;
  let room = most - words.length;
  const kept: Reading['pieces'] = words ? [{ text: words, differs: false }] : [];
  for (const { text, differs } of pieces.slice(Math.max(0, first))) {
    if (text.length > room) {
      const end = Math.max(0, text.lastIndexOf(' ', room));
      kept.push({ text: `${text.slice(0, end)} …`, differs });
      break;
    }
    kept.push({ text, differs });
    room -= text.length;
  }
  return kept;
}

/** The letters of Latin scripts and the signs of their typography, which are all that the face has. */
const canDraw = (text: string): boolean =>
  /^[\u0020-\u02ff\u1e00-\u1eff\u2010-\u2044\u20ac\u2122\u2212]*$/.test(text);

/** A picture; none where it would have words that it cannot show. */
function pictureOf(path: string, card: Card): Picture | undefined {
  const { kicker, title, text, point, readings = [] } = card;
  const said = readings.map(
    ({ pieces, source }) => `${source}: ${pieces.map((piece) => piece.text).join('')}`,
  );
  const lines = [kicker, title, text, point, said.join('; ')];
  const alt = lines
    .flatMap((line) => (line ? line.replaceAll('\u00a0', ' ').replace(/[^.?!…]$/, '$&.') : []))
    .join(' ');
  return canDraw(alt) ? { path, href: urlOfAsset(picturePath(path)), alt, card } : undefined;
}

/** The path of a picture's file below the site's base. */
const picturePath = (path: string): string => `social/${path}.png`;

/** What every page shows that has no picture of its own. */
export const pictureOfArchive = pictureOf('archive', { title: site.name, text: site.description });
