/**
 * SHA-256 of a text's UTF-8, as 64 hexadecimal digits; null where the page is not in a secure context, so that the
 * browser offers no cryptography.
 */
export async function sha256(text: string): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
