/** How much memory a process and its children take together, where the system tells: in `/proc`, on Linux. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const canSample: boolean = existsSync('/proc/self/status');

interface Process {
  parent: number;
  residentBytes: number;
}

/** The resident sets of a process and of all that descend from it, added up, in bytes; 0 once they are gone. */
export function residentBytes(root: number): number {
  const processes = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const id = Number(name);
    const found = Number.isInteger(id) ? read(id) : undefined;
    if (found) processes.set(id, found);
  }
  let sum = 0;
  for (const [id, { residentBytes }] of processes) {
    if (descends(id, root, processes)) sum += residentBytes;
  }
  return sum;
}

function descends(id: number, root: number, processes: ReadonlyMap<number, Process>): boolean {
  for (let at: number | undefined = id; at; at = processes.get(at)?.parent) {
    if (at === root) return true;
  }
  return false;
}

function read(id: number): Process | undefined {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const number = (field: string) => Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { parent: number('PPid'), residentBytes: number('VmRSS') * 1024 };
  } catch {
    // It has ended since the folder was listed.
    return undefined;
  }
}
