/** Runs before the tests of units: how often a property is tried; and what tests of properties have in common. */
import fc from 'fast-check';

/**
 * How often a property is tried, unless it says otherwise, as a multiple: less where a try costs much, more where it
 * costs little. `npm run test:long` tries often.
 */
export const runs = Number(process.env.FC_RUNS) || 100;
fc.configureGlobal({ numRuns: runs });

const between = (min: number, max: number) => fc.integer({ min, max });

/** A character of any kind: fast-check's own `binary` has no lone surrogates, and takes two seconds at its first use. */
const character = fc
  .oneof(
    { weight: 4, arbitrary: between(0x20, 0x7e) },
    // Controls, some of which end a line.
    between(0, 0x1f),
    between(0x7f, 0xa0),
    between(0xa1, 0x1fff),
    // Spaces, line ends and marks of direction.
    between(0x2000, 0x206f),
    between(0x2070, 0xd7ff),
    // Surrogates, which by themselves are no characters.
    between(0xd800, 0xdfff),
    between(0xe000, 0xffff),
    between(0x10000, 0x10ffff),
  )
  .map((code) => String.fromCodePoint(code));

/** Any text at all. */
export const anyString = (constraints: Omit<fc.StringConstraints, 'unit'> = {}): fc.Arbitrary<string> =>
  fc.string({ ...constraints, unit: character });
