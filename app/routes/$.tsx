import { notFoundAddress } from '#app/http/form.server.ts';
import { publicLoader } from '#app/http/public.server.ts';

/** Every other address. A route of its own, because an address that matches none leaves the browser without a page. */
export const loader = publicLoader(async () => {
  throw notFoundAddress();
});

export default function NotThere() {
  return null;
}
