import { DomainError } from '#campaigns/kernel/errors.ts';
import { SignInRefused } from '../networks/network.ts';

/** Runs a sign-in; a network's no becomes words for the person. */
export async function signingIn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    throw new DomainError('invalid', `refused: ${error.message}`, {
      show: 'The network did not let us in. Nothing was connected. Check what you gave, and try again.',
      cause: error,
    });
  }
}
