import { format } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';

let said: string[] = [];

/** The console's errors and warnings of this test so far; asking for them says that they were expected. */
export function takeConsole(): string[] {
  const lines = said;
  said = [];
  return lines;
}

// What nobody reads in a green run is how defects hide: an unexpected word on the console fails the test.
for (const method of ['error', 'warn'] as const) {
  console[method] = (...args: unknown[]) => {
    said.push(format(...args));
  };
}

beforeEach(() => {
  said = [];
});

afterEach(() => {
  expect(takeConsole(), 'on the console').toEqual([]);
});
