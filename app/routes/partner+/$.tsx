import { notFoundAddress } from '#app/http/form.server.ts';
import { partnerLoader } from '#app/http/partner.server.ts';

/** Every other address of this side: a page that is not there, inside the frame. */
export const loader = partnerLoader(async () => {
  throw notFoundAddress();
});

export default function NotThere() {
  return null;
}
