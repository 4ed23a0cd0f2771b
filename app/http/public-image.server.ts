/** A picture that mails and previews show, wherever they are read: for ever the same under its address. */
export function publicImageResponse(image: { bytes: Buffer; mime: string } | null): Response {
  if (!image) return new Response('There is no such picture.', { status: 404 });
  return new Response(new Uint8Array(image.bytes), {
    headers: {
      'content-type': image.mime,
      'cache-control': 'public, max-age=31536000, immutable',
      // Shown by mail programs, and by previews whose sandbox has no origin.
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}
