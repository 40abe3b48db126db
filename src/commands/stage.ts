/**
 * Does one stage of a command's work, and says how many seconds it took.
 *
 * Where `ARCHIVE_STAGES` is set, each stage prints a line of JSON as it begins, `{"stage":"pages"}`, and one as it
 * ends, with its seconds and the highest resident set in bytes that the process has had so far. The benchmark reads
 * these.
 */
export async function stage<T>(
  name: string,
  work: () => T | Promise<T>,
): Promise<{ result: T; seconds: number }> {
  const announce = (end: object) => {
    if (process.env.ARCHIVE_STAGES) console.log(JSON.stringify({ stage: name, ...end }));
  };
  announce({});
  const since = performance.now();
  const result = await work();
  const seconds = (performance.now() - since) / 1000;
  announce({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024 });
  return { result, seconds };
}
