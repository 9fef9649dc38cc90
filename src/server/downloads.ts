/** A file that is handed over. */
export interface ServedFile {
  readonly fileName: string;
  /** MIME. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Files behind links that work once. */
export interface Downloads {
  /** Whether the link with this token would give a file; uses nothing up. */
  isOpen(token: string): Promise<boolean>;
  /** The file, once. `none`: whatever is wrong with the link; `later`: it could not be told just now, and still works. */
  fetch(
    token: string,
  ): Promise<{ readonly kind: 'file'; readonly file: ServedFile } | { readonly kind: 'none' | 'later' }>;
}
