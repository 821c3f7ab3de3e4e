/** Codat's `POST /companies` pattern for `name` (OpenAPI, CompanyRequestBody): ASCII letters, digits, space and `- ' , & @ . ? !`. */
export const codatCompanyName = /^[a-zA-Z0-9 \-',&@.?!]+$/;

const withoutDecomposition: Readonly<Record<string, string>> = {
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Ð: 'D',
  ð: 'd',
  Þ: 'Th',
  þ: 'th',
  ß: 'ss',
  ẞ: 'SS',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Ŧ: 'T',
  ŧ: 't',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '+': ' & ',
  '/': '-',
};

/**
 * A name that Codat takes, as close to the customer's own as ASCII allows:
 * "Boulangerie Élégance (Québec) inc." → "Boulangerie Elegance Quebec inc.".
 * A name of which nothing is left becomes "Customer" with the reference.
 */
export function codatNameOf(name: string, customerRef: string): string {
  return asciiName(name) || `Customer ${asciiName(customerRef)}`.trim();
}

function asciiName(text: string): string {
  return [...text.normalize('NFC')]
    .map((character) => withoutDecomposition[character] ?? character)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9 \-',&@.?!]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
