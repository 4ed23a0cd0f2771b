/**
 * A file of a claim as a download: no browser shows or runs it in our name, whatever is in it. The name is said twice,
 * plainly for old browsers and whole for the others.
 */
export function evidenceResponse(file: { bytes: Buffer; mime: string; fileName: string }): Response {
  const plain = file.fileName.replace(/[^A-Za-z0-9._-]/g, '_');
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mime === 'text/html' ? 'application/octet-stream' : file.mime,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
