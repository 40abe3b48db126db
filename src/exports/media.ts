/** What vocabularies and formats call the things that an original may be. */
import type { Medium } from '../records/record.ts';

interface MediumTerms {
  /** The type of schema.org. */
  thing: string;
  /** The type of the Citation Style Language, 1.0.2. */
  csl: string;
  /** The type of RIS, version of 2011. */
  ris: string;
  /** The item type of Zotero. */
  zotero: string;
  /** The type of IPTC ninjs 2.1; absent where it may be one or another. */
  ninjs?: 'text' | 'video';
  /** The template of Wikipedia, Citation Style 1. */
  template: string;
  /** Is it cited as published by its source, rather than as a part of what its source publishes? */
  standsAlone?: true;
  /** What citations say that it is, where its type does not. */
  genre?: string;
}

export const media: Readonly<Record<Medium, MediumTerms>> = {
  article: {
    thing: 'NewsArticle',
    csl: 'article-newspaper',
    ris: 'NEWS',
    zotero: 'newspaperArticle',
    ninjs: 'text',
    template: 'cite news',
  },
  post: {
    thing: 'SocialMediaPosting',
    csl: 'post',
    ris: 'BLOG',
    zotero: 'forumPost',
    ninjs: 'text',
    template: 'cite web',
    genre: 'Post',
  },
  // On the radio or on television: which of the two, nobody has said.
  broadcast: {
    thing: 'Episode',
    csl: 'broadcast',
    ris: 'ADVS',
    zotero: 'tvBroadcast',
    template: 'cite AV media',
    standsAlone: true,
    genre: 'Broadcast',
  },
  video: {
    thing: 'VideoObject',
    csl: 'motion_picture',
    ris: 'VIDEO',
    zotero: 'videoRecording',
    ninjs: 'video',
    template: 'cite AV media',
    standsAlone: true,
    genre: 'Video',
  },
  document: {
    thing: 'DigitalDocument',
    csl: 'document',
    ris: 'GEN',
    zotero: 'document',
    ninjs: 'text',
    template: 'cite web',
    standsAlone: true,
  },
  // No vocabulary has a type of its own for it.
  'press release': {
    thing: 'Article',
    csl: 'pamphlet',
    ris: 'RPRT',
    zotero: 'report',
    ninjs: 'text',
    template: 'cite press release',
    standsAlone: true,
    genre: 'Press release',
  },
};
