/** How much processor time work takes: of a busy machine, the time on the clock says little. */

/** The seconds of processor time, of all threads of this process, that the work took. */
export function cpuSeconds(work: () => unknown): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}
