import { createContext, useContext } from 'react';

/** The nonce of this response. Empty in the browser, which hides nonces from scripts after reading them. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
