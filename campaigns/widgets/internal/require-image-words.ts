import { DomainError } from '#campaigns/kernel/errors.ts';

type Shown = { status: string; hasImage: boolean; imageAlt: string };

/**
 * What websites show has words for those who do not see its picture.
 *
 * @param item as it will be
 * @throws DomainError invalid when it is published and its picture has none
 */
export function requireImageWords(itemId: string, { status, hasImage, imageAlt }: Shown): void {
  if (status !== 'published' || !hasImage || imageAlt) return;
  throw new DomainError('invalid', `item ${itemId} has a picture without words`, {
    show: 'Say in words what the picture shows first. Nothing was changed.',
    fields: { imageAlt: 'Say in words what the picture shows.' },
  });
}
