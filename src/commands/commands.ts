import type { Command } from './command.ts';

/** The commands by the names that the scripts of package.json call them by. Each is loaded only where it is wanted. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  build: async () => (await import('./build.ts')).buildCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  dev: async () => (await import('./serve.ts')).devCommand,
  headers: async () => (await import('./headers.ts')).headersCommand,
  import: async () => (await import('./import.ts')).importCommand,
  init: async () => (await import('./init.ts')).initCommand,
  links: async () => (await import('./links.ts')).linksCommand,
  merge: async () => (await import('./merge.ts')).mergeCommand,
  new: async () => (await import('./new.ts')).newCommand,
  release: async () => (await import('./release.ts')).releaseCommand,
  rename: async () => (await import('./rename.ts')).renameCommand,
  schemas: async () => (await import('./schemas.ts')).schemasCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
};
