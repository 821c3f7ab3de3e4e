/** The tag by which a customer's company is found at Codat: a hash, so that Codat does not learn the bank's reference. */
export async function customerUid(customerRef: string): Promise<string> {
  return sha256(`bankfeeds customer\n${customerRef}`);
}

/** 64 hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
