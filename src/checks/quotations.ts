/** Rules about quotations: who is quoted, how much at once, and where the same remark is quoted again. */
import { groupBy } from '../archive/groups.ts';
import { languageOfQuotation } from '../records/language.ts';
import { didYouMean } from '../records/problem.ts';
import { fileOf, type Quotation, type Records } from '../records/record.ts';
import { countWords } from '../records/text.ts';
import type { BuildRule } from './finding.ts';

/** Whoever is quoted acts in the article, and belongs on its list: their page goes by that. */
export const unnamedSpeakers: BuildRule = (records) =>
  [...records.articles.values()].flatMap(({ kind, id, fields, body }) =>
    body.quotations
      .filter(({ by }) => records.people.has(by) && !fields.people.includes(by))
      .map(({ by, at }) => {
        const message = `\`${by}\` is quoted here but is not in \`people\`: add them there`;
        return { kind, id, at, message };
      }),
  );

/** A place says nothing: where its name stands for a government, that is an organisation. */
export const speakingPlaces: BuildRule = ({ articles, people }) =>
  [...articles.values()].flatMap(({ kind, id, body }) =>
    body.quotations
      .filter(({ by }) => people.get(by)?.fields.type === 'place')
      .map(({ by, at }) => {
        const message = `\`${by}\` is a place, and a place says nothing: name who spoke, a person or an organisation`;
        return { kind, id, at, message };
      }),
  );

/** As many words as an account may quote at once. */
export const MOST_WORDS_QUOTED = 60;

/** An account quotes and does not copy; a full text stands here by right. */
export const longQuotations: BuildRule = ({ articles }) =>
  [...articles.values()]
    .filter(({ fields }) => fields.text === 'account')
    .flatMap(({ kind, id, body }) =>
      body.quotations.flatMap(({ words, at }) => {
        const count = countWords(words);
        if (count <= MOST_WORDS_QUOTED) return [];
        const message = `this quotation has ${count} words: an account quotes at most ${MOST_WORDS_QUOTED} at once; retell the rest`;
        return [{ kind, id, at, message }];
      }),
    );

/** An utterance is what one person said once: wherever it is quoted, its speaker is that of the first place. */
export const disputedUtterances: BuildRule = (records) => {
  const firsts = new Map<string, Uttered>();
  return utteredIn(records).flatMap((uttered) => {
    const { kind, id, at, by, utterance } = uttered;
    const first = firsts.getOrInsert(utterance, uttered);
    if (by === first.by) return [];
    const place = `${fileOf(first.kind, first.id)}:${first.at.line}:${first.at.column}`;
    const message = `utterance \`${utterance}\` is \`${first.by}\`’s in ${place}: one remark has one speaker`;
    return [{ kind, id, at, message }];
  });
};

/** An utterance joins the places that quote it, so there are two at least. A faulty file may hold the other. */
export const lonelyUtterances: BuildRule = (records, { faultyFiles }) => {
  if (faultyFiles.size > 0) return [];
  const places = groupBy(utteredIn(records), ({ utterance }) => utterance);
  return [...places].flatMap(([utterance, [{ kind, id, at }, ...more]]) => {
    if (more.length > 0) return [];
    const others = [...places.keys()].filter((other) => other !== utterance);
    const advice = didYouMean(utterance, others) || ': mark another, or take `utterance` out';
    const message = `utterance \`${utterance}\` joins quotations of one remark, but no other has it${advice}`;
    return [{ kind, id, at, message }];
  });
};

/** In how many places at most: each wording is set beside each. */
const MOST_PLACES = 100;

export const crowdedUtterances: BuildRule = (records) =>
  [...groupBy(utteredIn(records), ({ utterance }) => utterance)].flatMap(([utterance, places]) =>
    places.slice(MOST_PLACES, MOST_PLACES + 1).map(({ kind, id, at }) => {
      const message = `utterance \`${utterance}\` joins ${places.length} quotations: one remark has at most ${MOST_PLACES}; take \`utterance\` out from here on`;
      return { kind, id, at, message };
    }),
  );

/** A quotation with an utterance, and the article in which it stands. */
interface Uttered extends Quotation {
  kind: 'articles';
  id: string;
  utterance: string;
}

/** The quotations that utterances join, in the order of the articles. */
export const utteredIn = ({ articles }: Records): Uttered[] =>
  [...articles.values()].flatMap(({ kind, id, fields, body }) =>
    body.quotations.flatMap((quotation) => {
      const { utterance } = quotation;
      if (utterance === undefined) return [];
      const language = languageOfQuotation(quotation, fields);
      return [{ ...quotation, ...(language && { language }), kind, id, utterance }];
    }),
  );
