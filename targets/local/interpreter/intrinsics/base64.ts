// Base64 of a text's UTF-8 bytes.

export function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let units = '';
  for (const byte of bytes) units += String.fromCharCode(byte);
  return btoa(units);
}

/** Undefined: it is none. */
export function decodeBase64(text: string): string | undefined {
  try {
    const units = atob(text);
    return new TextDecoder().decode(Uint8Array.from(units, unit => unit.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
