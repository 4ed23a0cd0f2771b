/** Where a captured post is seen, in place of its address at the network: below our own, for its partner alone. */
export function capturedUrl(publicUrl: string, capturedPostId: string): string {
  return `${publicUrl}/partner/social/captured/${capturedPostId}`;
}

export function isCapturedUrl(publicUrl: string, permalink: string): boolean {
  return permalink.startsWith(capturedUrl(publicUrl, ''));
}

/** A captured post has its publication's own id, so that it is kept once however often it is handed over. */
export function capturedIdOf(publicationId: string): string {
  return publicationId.replace(/^pub_/, 'cpp_');
}

export function publicationIdOf(capturedPostId: string): string {
  return capturedPostId.replace(/^cpp_/, 'pub_');
}
