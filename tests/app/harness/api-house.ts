import { aFullHouse, type FullHouse } from './full-house.ts';
import { webStand } from './web-stand.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field
export type Body = any;

/** @param once the call's Idempotency-Key */
export type ApiCall = (
  as: 'vendor' | 'partner',
  call: `${string} ${string}`,
  body?: object,
  once?: string,
) => Promise<{ status: number; headers: Headers; body: Body }>;

/** A full house behind a web process of its own, called with its two keys as programs do: `api('vendor', 'GET /items')`. */
export async function anApiHouse(): Promise<{ house: FullHouse; api: ApiCall }> {
  const stand = await webStand();
  const house = await aFullHouse(stand);
  const api: ApiCall = async (as, call, body, once) => {
    const [method = '', path = ''] = call.split(' ');
    const key = as === 'vendor' ? house.vendorKey : house.partnerKey;
    const answer = await stand.browser().send(`/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(once ? { 'idempotency-key': once } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.text) };
  };
  return { house, api };
}
