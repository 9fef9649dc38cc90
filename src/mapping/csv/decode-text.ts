/** A file's text, or why it has none, in a sentence. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly problem: string };

const saveAsCsv = 'Save it as "CSV UTF-8 (comma delimited)" and send it again.';

/** What files that are not text begin with, and what to say of them. */
const signatures: readonly { readonly bytes: readonly number[]; readonly problem: string }[] = [
  {
    bytes: [0x50, 0x4b],
    problem:
      'This is an Excel or ZIP file, whatever its name says. Open it in Excel and save it as "CSV UTF-8".',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    problem: `This is a file of an old Excel, whatever its name says. ${saveAsCsv}`,
  },
  {
    bytes: [0xff, 0xfe],
    problem: `This file is in UTF-16 ("Unicode text"), which is not read. ${saveAsCsv}`,
  },
  {
    bytes: [0xfe, 0xff],
    problem: `This file is in UTF-16 ("Unicode text"), which is not read. ${saveAsCsv}`,
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], problem: `This is a PDF file, whatever its name says. ${saveAsCsv}` },
];

/**
 * Reads a file as UTF-8, with or without a byte order mark. Bytes that are not UTF-8 become U+FFFD, so that only their
 * own lines are lost.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const known = signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  if (known) return { kind: 'unreadable', problem: known.problem };
  const text = new TextDecoder().decode(bytes);
  // No text has a NUL, and nearly everything else has: so git tells them apart too.
  if (!text.includes('\0')) return { kind: 'text', text };
  return { kind: 'unreadable', problem: `This is not a text file, whatever its name says. ${saveAsCsv}` };
}
