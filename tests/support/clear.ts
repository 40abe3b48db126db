/** Runs with every file of tests: whatever they leave in the system's temporary folder is cleared away. */
import { afterAll } from 'vitest';
import { clearTemporaryFolders } from './folders.ts';

afterAll(clearTemporaryFolders);
