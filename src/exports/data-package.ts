/** The archive's data as one Data Package 2.0 (https://datapackage.org/standard/data-package/). */

import { licence, site } from '#site';
import { fixedPaths } from '../archive/paths.ts';
import type { DataFile } from './data-files.ts';
import { tableSchemaOf } from './tables.ts';

/** What is known of a file once it is written. */
export interface WrittenFile {
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  /** How many records, items or events it holds; absent where it holds none. */
  count?: number;
}

/**
 * @param files in the order in which the package lists them
 * @param root the address of the front page
 * @param day of building (`YYYY-MM-DD`), which is the package's version
 * @returns the text of `datapackage.json`
 */
export function writeDataPackage(
  files: readonly (readonly [DataFile, WrittenFile])[],
  root: string,
  day: string,
): string {
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    id: `${root}${fixedPaths.data}/`,
    name: nameOf(site.name),
    title: site.name,
    description: site.description,
    homepage: root,
    version: day,
    contributors: [{ title: site.name, path: root, roles: ['publisher'] }],
    ...(licence && { licenses: [licence] }),
    resources: files.map(([{ name, resource, mediaType, description, kind, schema }, written]) => ({
      name: resource,
      path: name,
      ...(kind && { type: 'table' }),
      description,
      format: name.slice(name.lastIndexOf('.') + 1),
      mediatype: mediaType,
      encoding: 'utf-8',
      bytes: written.bytes,
      hash: `sha256:${written.sha256}`,
      ...(written.count !== undefined && { count: written.count }),
      ...(kind && { dialect: { lineTerminator: '\r\n' }, schema: tableSchemaOf(kind) }),
      ...(schema && { schema }),
    })),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

/** A name for addresses: small letters, digits and hyphens. */
export const nameOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
