/** `npm run merge`: makes one entry of two that are the same, wherever either is named. */
import { join, relative } from 'node:path';
import { countedPlainly } from '../archive/counts.ts';
import { folders } from '../config.ts';
import { finishChanges, makeChanges } from '../editing/changes.ts';
import { planMerging } from '../editing/merge.ts';
import { fileOf } from '../records/record.ts';
import { defineCommand, type ExitCode } from './command.ts';
import { readShowing } from './progress.ts';
import { readNamed } from './rename.ts';

const usage = `npm run merge -- KIND OLD NEW [--unpublished]

Makes two entries one, where both are of the same person, topic, source or event. KIND is people, topics, sources or
events. NEW stays: it gets the names, the lists and the text of OLD, everything that refers to OLD refers to NEW, and
OLD's address leads there; or nothing at all happens, where the two contradict each other or anything would break.
  --unpublished  OLD was never published: its address need not lead anywhere

Exit code: 0 merged, 1 refused (it says why), 2 wrong use.`;

export const mergeCommand = defineCommand({
  usage,
  options: { unpublished: { type: 'boolean', default: false } },
  async run({ unpublished }, named, context): Promise<ExitCode> {
    const { env, console } = context;
    const { root, content } = folders(env);
    const { kind, from, to } = readNamed(named, content);
    const folder = relative(root, content);
    finishChanges(content);
    const { changes, leftOut } = planMerging(
      content,
      await readShowing(context),
      { kind, from, to, isPublished: !unpublished },
      folder,
    );
    makeChanges(content, changes);
    const [old, kept] = [from, to].map((id) => join(folder, fileOf(kind, id)));
    const others = countedPlainly(
      changes.filter((change) => change.kind !== kind || ![from, to].includes(change.id)).length,
      'other entry',
    );
    console.log(`${old} is a part of ${kept} now; ${others} changed`);
    if (leftOut.length > 0)
      console.log(
        `${kept} keeps its own words. The other had:\n${leftOut.map((line) => `  ${line}`).join('\n')}`,
      );
    return 0;
  },
});
