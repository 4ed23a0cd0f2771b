import { ID_PREFIXES, type Id, type IdKind } from '#campaigns/kernel/ids.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID_BYTES = 16;
const DIGIT_COUNT = 26;

const VALUE_OF = new Uint8Array(256).fill(255);
for (let value = 0; value < DIGITS.length; value += 1) VALUE_OF[DIGITS.charCodeAt(value)] = value;

/** Bytes that a packed id takes. */
export const PACKED_ID_BYTES = ID_BYTES;

/**
 * Writes the 128 bits of an id into `target`, without its prefix: 16 bytes in place of 30 characters.
 *
 * @throws RangeError when `id` is not prefix, "_" and 26 Crockford digits
 */
export function packId(id: string, kind: IdKind, target: Uint8Array, offset: number): void {
  const start = ID_PREFIXES[kind].length + 1;
  if (id.length !== start + DIGIT_COUNT || !id.startsWith(`${ID_PREFIXES[kind]}_`))
    throw new RangeError(`"${id}" is not a ${kind} id`);
  let bits = 0;
  let held = 0;
  let at = offset;
  for (let i = 0; i < DIGIT_COUNT; i += 1) {
    const value = VALUE_OF[id.charCodeAt(start + i)] ?? 255;
    // 26 digits are 130 bits: the first digit carries three.
    if (value > 31 || (i === 0 && value > 7)) throw new RangeError(`"${id}" is not a ${kind} id`);
    bits = ((bits << 5) | value) & 0xffff;
    held += i === 0 ? 3 : 5;
    if (held >= 8) {
      held -= 8;
      target[at] = (bits >> held) & 0xff;
      at += 1;
    }
  }
}

const scratch = Buffer.alloc(DIGIT_COUNT);

/** Reads an id that `packId` wrote. */
export function unpackId<K extends IdKind>(source: Uint8Array, offset: number, kind: K): Id<K> {
  let bits = 0;
  let held = 0;
  let at = offset;
  for (let i = 0; i < DIGIT_COUNT; i += 1) {
    const wanted = i === 0 ? 3 : 5;
    if (held < wanted) {
      bits = ((bits << 8) | (source[at] ?? 0)) & 0xffff;
      held += 8;
      at += 1;
    }
    held -= wanted;
    scratch[i] = DIGITS.charCodeAt((bits >> held) & (i === 0 ? 7 : 31));
  }
  return `${ID_PREFIXES[kind]}_${scratch.toString('latin1')}` as Id<K>;
}
