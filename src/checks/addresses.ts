/** Rules about addresses: one leads to one page, and to the same original once. */
import { normaliseUrl } from '../records/fields.ts';
import { entriesOf, fileOf, kinds } from '../records/record.ts';
import type { BuildRule } from './finding.ts';

/** A former id is an address that leads somewhere: no other record may have it, or have had it. */
export const reusedIds: BuildRule = (records) =>
  kinds.flatMap((kind) => {
    const owners = new Map<string, string>();
    return entriesOf(records, kind).flatMap(({ id, fields }) =>
      fields.formerIds.flatMap((former, index) => {
        const other = records[kind].has(former) ? former : owners.get(former);
        owners.set(former, id);
        if (other === undefined) return [];
        const whose =
          other === former
            ? `is the id of ${fileOf(kind, former)}`
            : `is a former id of ${fileOf(kind, other)}, too`;
        const message = `\`${former}\` ${whose}: one address leads to one page`;
        return [{ kind, id, at: ['formerIds', index], message }];
      }),
    );
  });

/** The same original must not come in twice, whatever becomes of its address on the way. */
export const repeatedAddresses: BuildRule = ({ articles }) => {
  const owners = new Map<string, string>();
  return [...articles.values()].flatMap(({ kind, id, fields }) => {
    if (!fields.url || fields.status === 'withdrawn') return [];
    const owner = owners.getOrInsert(normaliseUrl(fields.url), id);
    if (owner === id) return [];
    return [{ kind, id, at: ['url'], message: `${fileOf(kind, owner)} has the same address` }];
  });
};
