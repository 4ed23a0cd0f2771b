import { z } from 'zod';
import { anySideLoader } from '#app/http/any-side.server.ts';
import { searchEverything } from '#app/http/search.server.ts';

const SearchInput = z.object({ q: z.string().trim().max(200).default('') });

/** What the command palette asks while one types. */
export const loader = anySideLoader(SearchInput, async ({ ctx, input }) =>
  Response.json({ groups: await searchEverything(ctx, input.q) }),
);
