import { isUtf8 } from 'node:buffer';
import { fault } from './fault.ts';

export interface Decoded {
  /** UTF-8 without a byte order mark. */
  readonly bytes: Buffer;
  readonly warning?: string;
}

const UTF8_REMEDY = 'save it as "CSV UTF-8" in the spreadsheet';

/**
 * A spreadsheet's export as UTF-8: UTF-8 and UTF-16 by their byte order mark, UTF-8 where the bytes are valid, else
 * windows-1252, which Excel writes in Spanish-speaking countries, with a warning.
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoded = toUtf8(raw, file);
  const nul = decoded.bytes.indexOf(0);
  if (nul === -1) return decoded;
  const line = 1 + newlines(decoded.bytes.subarray(0, nul));
  throw fault({ file, line, wrong: 'holds a NUL character: the file is no CSV text, or is UTF-16 without its mark', remedy: UTF8_REMEDY });
}

function toUtf8(raw: Buffer, file: string): Decoded {
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf && isUtf8(raw)) return { bytes: raw.subarray(3) };
  if (raw[0] === 0xff && raw[1] === 0xfe) return { bytes: fromUtf16(raw, { file, encoding: 'utf-16le' }) };
  if (raw[0] === 0xfe && raw[1] === 0xff) return { bytes: fromUtf16(raw, { file, encoding: 'utf-16be' }) };
  if (isUtf8(raw)) return { bytes: raw };
  return {
    bytes: Buffer.from(new TextDecoder('windows-1252').decode(raw)),
    warning: `${file}: is not UTF-8 and was read as windows-1252; check its accents, or ${UTF8_REMEDY}`,
  };
}

function fromUtf16(raw: Buffer, { file, encoding }: { file: string; encoding: string }): Buffer {
  try {
    return Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(raw));
  } catch (cause) {
    throw fault({ file, wrong: 'starts as UTF-16 but is not valid UTF-16', remedy: UTF8_REMEDY, cause });
  }
}

/** How many lines end in `bytes`; `\r\n` ends one line. */
export function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) count++;
  }
  return count;
}
