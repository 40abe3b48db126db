import { describe, expect, it } from 'vitest';
import { decode } from '../../src/import/decode.ts';
import { Refusal } from '../../src/records/problem.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const join = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)));
/** “Приветствие” in Windows-1251. */
const GREETING = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0xf1, 0xf2, 0xe2, 0xe8, 0xe5];

describe('bytes', () => {
  it('that are valid UTF-8 are UTF-8, whatever they declare', () => {
    const { text, remarks } = decode(utf8('<meta charset="gb2312"><p>港口</p>'), 'shift_jis');
    expect(text).toContain('港口');
    expect(remarks).toEqual([]);
  });

  it('with one that is wrong are UTF-8 still, and that is told', () => {
    const { text, remarks } = decode(join('<meta charset="utf-8"><p>The ferry', [0xff], ' left.'));
    expect(text).toContain('ferry\uFFFD left.');
    expect(remarks).toEqual(['One byte is no text in utf-8: look for \uFFFD in it.']);
  });

  it.each([
    ['at the beginning of the head', '<meta charset=windows-1251>'],
    [
      'far down in it',
      `<script>/*${'x'.repeat(9000)}*/</script><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">`,
    ],
    ['by XML', '<?xml version="1.0" encoding="windows-1251"?>'],
  ])('are what the page declares %s', (_, head) => {
    const { text, remarks } = decode(join(head, GREETING));
    expect(text).toContain('Приветствие');
    expect(remarks).toEqual([]);
  });

  it('are what the server declares, before the page', () => {
    expect(decode(join('<meta charset="latin1">', GREETING), 'windows-1251').text).toContain('Приветствие');
  });

  it.each([
    ['declare nothing', ''],
    ['declare UTF-8, which they are not', '<meta charset="utf-8">'],
    ['declare an encoding that does not exist', '<meta charset="utf-99">'],
  ])('are guessed where they %s, which is told', (_, head) => {
    const { text, remarks } = decode(join(head, ...Array(6).fill([...GREETING, 0x20])));
    expect(text).toContain('Приветствие');
    expect(remarks).toEqual([expect.stringContaining('it was guessed to be windows-1251')]);
  });

  it('of two to a letter are known by their mark', () => {
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x41, 0x00)).text).toBe('A');
    expect(decode(Uint8Array.of(0xfe, 0xff, 0x00, 0x41)).text).toBe('A');
  });

  it('that shift to Japanese are read as declared, though each by itself is ASCII', () => {
    const shifted = join('<meta charset="iso-2022-jp">', [0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42]);
    expect(decode(shifted).text).toContain('あ');
  });

  it('lose what only tells where a line may break', () => {
    expect(decode(utf8('Har\u00adbour&shy;side zero\u200bwidth&#8203; \ufeffx')).text).toBe(
      'Harbourside zerowidth x',
    );
  });

  it('that are a picture or a program are refused', () => {
    expect(() => decode(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0))).toThrow(Refusal);
  });
});
