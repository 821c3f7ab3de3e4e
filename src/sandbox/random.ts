/** A seeded source of identifiers, so that two sandboxes of one seed agree to the letter. Not for secrets that matter. */
export interface Generator {
  uuid(): string;
  hex(length: number): string;
  digits(length: number): string;
  /** Upper-case letters and digits that are not mistaken for each other. */
  code(length: number): string;
  alphanumerics(length: number): string;
  /** From 0 to below 1. */
  chance(): number;
  /** How much has been drawn: start there to go on in the same sequence. */
  position(): number;
}

const readable = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Mulberry32 by Tommy Ettinger (public domain), addressed by position so that it can be restored. */
export function createGenerator(seed: number, startAt = 0): Generator {
  let position = startAt;

  function chance(): number {
    position += 1;
    let t = ((seed ^ 0x9e3779b9) + Math.imul(position, 0x6d2b79f5)) | 0;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  function from(alphabet: string, length: number): string {
    let text = '';
    for (let i = 0; i < length; i += 1) text += alphabet.charAt(Math.floor(chance() * alphabet.length));
    return text;
  }

  const hex = (length: number) => from('0123456789abcdef', length);
  return {
    chance,
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${from('89ab', 1)}${hex(3)}-${hex(12)}`,
    digits: (length) => from('0123456789', length),
    code: (length) => from(readable, length),
    alphanumerics: (length) => from(`${readable}abcdefghjkmnpqrstuvwxyz`, length),
    position: () => position,
  };
}
