/** The form of the files of an index: gzipped, with a signature before the content, and named after its SHA-1. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';

/** Stands before the content of every file of an index. */
const SIGNATURE = 'pagefind_dcd';

/** Gives what a file of an index holds, less the signature. Throws an `Error` where it has none. */
export function unpack(file: string): Buffer {
  const bytes = gunzipSync(readFileSync(file));
  if (bytes.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) {
    throw new Error(`${file} is no file of an index`);
  }
  return bytes.subarray(SIGNATURE.length);
}

const compress = promisify(gzip);

export const writePacked = async (file: string, content: Buffer): Promise<void> =>
  writeFile(file, await compress(Buffer.concat([Buffer.from(SIGNATURE), content])));

/** @param digits how many of the digest are the name's */
export const nameOf = (language: string, content: Buffer, digits: number): string =>
  `${language}_${createHash('sha1').update(content).digest('hex').slice(0, digits)}`;
