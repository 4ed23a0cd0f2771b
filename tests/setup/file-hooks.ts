import { afterAll, afterEach } from 'vitest';
import { endFile, endTest } from './endings.ts';

// Run anew for every file.
afterEach(endTest);
afterAll(endFile);
