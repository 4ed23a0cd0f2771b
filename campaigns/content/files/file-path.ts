import { invariant } from '#campaigns/kernel/errors.ts';

const PATH = /^[a-z]{3}_[0-9A-Z]{26}(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){1,4}$/;

/** Lets only paths through that we make ourselves: an owner's id, then plain names. Nothing climbs out of the folder. */
export function checkedPath(path: string): string {
  invariant(PATH.test(path), `"${path}" is not a path of the file store`);
  return path;
}
