/** Something the person at the keyboard can mend: launchers print its message, and no stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** Says in one line what a file-system error means for someone who never saw this product. */
export function explainFileError(error: unknown, where: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new PlainError(`The disk is full: nothing more fits into ${where}.`);
  if (code === 'EACCES' || code === 'EPERM')
    return new PlainError(`${where} belongs to somebody else. Start as that user, or move it away to start afresh.`);
  // Of a read-only disk Node says ENOENT when it makes a folder and those above it.
  const readOnly = code === 'EROFS' || (code === 'ENOENT' && error instanceof Error && isMakingFolder(error));
  if (readOnly) return new PlainError(`${where} cannot be written: the disk is read-only.`);
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new PlainError(`${where} is a file where a folder is needed. Move it away to start afresh.`);
  return error;
}

function isMakingFolder(error: Error): boolean {
  return 'syscall' in error && error.syscall === 'mkdir';
}
