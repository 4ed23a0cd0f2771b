import { notFoundAddress } from '#app/http/form.server.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';

/** Every other address of this side: a page that is not there, inside the frame. */
export const loader = vendorLoader(async () => {
  throw notFoundAddress();
});

export default function NotThere() {
  return null;
}
