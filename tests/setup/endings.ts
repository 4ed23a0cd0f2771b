type Ending = () => unknown;

const ofTests: Ending[] = [];
const ofFiles: Ending[] = [];

/**
 * What a helper does when a test is over. A worker loads a helper once for all its files, so that a hook of the helper's
 * own would know the first file's tests alone.
 */
export function atEndOfTest(ending: Ending): void {
  ofTests.push(ending);
}

/** What a helper does when a file's tests are over. */
export function atEndOfFile(ending: Ending): void {
  ofFiles.push(ending);
}

export async function endTest(): Promise<void> {
  for (const ending of ofTests) await ending();
}

export async function endFile(): Promise<void> {
  for (const ending of ofFiles) await ending();
}
