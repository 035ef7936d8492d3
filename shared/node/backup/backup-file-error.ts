/** A file that is not restored: it is no backup, is damaged, or another version is needed. */
export class BackupFileError extends Error {
  override readonly name = 'BackupFileError';
  readonly kind: 'foreign' | 'damaged' | 'unsuitable';

  constructor(kind: BackupFileError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
