/** What Pagefind's files use of CBOR (RFC 8949): whole numbers, texts and lists, each with its length before it. */

/** The kinds of items, each in the upper three bits of an item's first byte. */
export const UNSIGNED = 0;
const NEGATIVE = 1;
export const TEXT = 3;
export const LIST = 4;

/** How many bytes follow the first byte of an item for its number: those of the lower five bits from 24 on. */
const NUMBER_BYTES = [1, 2, 4, 8];

export type CborValue = number | string | CborValue[];

/** Reads one item after another. Every method throws an `Error` where the bytes are no such item. */
export class CborReader {
  readonly bytes: Buffer;
  /** The index of the next byte. */
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** The number that begins an item of this kind: of a list how many items it has, of a text how many bytes. */
  head(kind: number): number {
    const first = this.bytes[this.at] ?? 0xff;
    if (first >> 5 !== kind)
      throw new Error(`at byte ${this.at} stands ${first >> 5} where ${kind} was expected`);
    return this.#number();
  }

  /** Passes over a list of numbers, and says how many they are. */
  skipNumbers(): number {
    const count = this.head(LIST);
    const { bytes } = this;
    let at = this.at;
    for (let left = count; left > 0; left--) {
      const first = bytes[at] ?? 0xff;
      if (first >> 5 > NEGATIVE) throw new Error(`at byte ${at} stands no number`);
      const low = first & 31;
      at += low < 24 ? 1 : 1 + (NUMBER_BYTES[low - 24] ?? Number.NaN);
    }
    this.at = at;
    return count;
  }

  text(): string {
    return this.textBytes().toString();
  }

  textBytes(): Buffer {
    const length = this.head(TEXT);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** Any item, with all that is in it. */
  value(): CborValue {
    switch ((this.bytes[this.at] ?? 0xff) >> 5) {
      case UNSIGNED:
        return this.head(UNSIGNED);
      case NEGATIVE:
        return -1 - this.head(NEGATIVE);
      case TEXT:
        return this.text();
      default: {
        const list: CborValue[] = [];
        for (let left = this.head(LIST); left > 0; left--) list.push(this.value());
        return list;
      }
    }
  }

  #number(): number {
    const low = (this.bytes[this.at++] ?? 0xff) & 31;
    if (low < 24) return low;
    const length = NUMBER_BYTES[low - 24];
    if (!length || length > 4) throw new Error(`at byte ${this.at} stands a number of another form`);
    const number = this.bytes.readUIntBE(this.at, length);
    this.at += length;
    return number;
  }
}

/** The beginning of an item, which for a number from 0 is all of it. */
export function writeHead(kind: number, number: number): Buffer {
  const bytes = Buffer.allocUnsafe(5);
  return bytes.subarray(0, putHead(bytes, 0, kind, number));
}

/** Puts the beginning of an item into bytes. @returns the index after it */
export function putHead(bytes: Buffer, at: number, kind: number, number: number): number {
  if (number < 24) return bytes.writeUInt8((kind << 5) | number, at);
  const size = number < 0x100 ? 0 : number < 0x1_0000 ? 1 : 2;
  bytes[at] = (kind << 5) | (24 + size);
  return bytes.writeUIntBE(number, at + 1, NUMBER_BYTES[size] ?? 0);
}

export function writeValue(value: CborValue): Buffer {
  if (typeof value === 'number') {
    return value < 0 ? writeHead(NEGATIVE, -1 - value) : writeHead(UNSIGNED, value);
  }
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([writeHead(TEXT, bytes.length), bytes]);
  }
  return Buffer.concat([writeHead(LIST, value.length), ...value.map(writeValue)]);
}
