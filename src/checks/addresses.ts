/** One address leads to one page, and to the same article once: rules on ids and on the addresses of originals. */
import { normaliseUrl } from '../records/fields.ts';
import { entriesOf, fileOf, kinds, type Records } from '../records/record.ts';
import type { Finding } from './finding.ts';

/** A former id is an address that leads somewhere: no other record may have it, or have had it. */
export function reusedIds(records: Records): Finding[] {
  return kinds.flatMap((kind) => {
    const owners = new Map<string, string>();
    return entriesOf(records, kind).flatMap(({ id, fields }) =>
      fields.formerIds.flatMap((former, index): Finding[] => {
        const other = records[kind].has(former) ? former : owners.get(former);
        owners.set(former, id);
        if (other === undefined) return [];
        const whose =
          other === former
            ? `is the id of ${fileOf(kind, former)}`
            : `is a former id of ${fileOf(kind, other)}, too`;
        return [
          {
            kind,
            id,
            at: ['formerIds', index],
            message: `\`${former}\` ${whose}: one address leads to one page`,
          },
        ];
      }),
    );
  });
}

/** The same article must not come in twice, whatever becomes of its address on the way. */
export function repeatedAddresses(records: Records): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, string>();
  for (const { id, fields } of records.articles.values()) {
    if (!fields.url || fields.status === 'withdrawn') continue;
    const address = normaliseUrl(fields.url);
    const earlier = seen.get(address);
    if (earlier === undefined) seen.set(address, id);
    else
      findings.push({
        kind: 'articles',
        id,
        at: ['url'],
        message: `articles/${earlier}.mdx has the same address`,
      });
  }
  return findings;
}
