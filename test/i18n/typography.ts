/** What a French (Canada) text gets wrong to the reader's eye, one line each. Rules of the Office québécois de la langue française. */
export function frenchFaults(text: string): readonly string[] {
  return [...faults(text, french), ...faults(text, everyLanguage)];
}

export function englishFaults(text: string): readonly string[] {
  return [...faults(text, english), ...faults(text, everyLanguage)];
}

type Rule = readonly [pattern: RegExp, rule: string];

const everyLanguage: readonly Rule[] = [
  [/^\s|\s$/u, 'begins or ends with a space'],
  [/[ \u00a0]{2,}/u, 'has two spaces in a row'],
  [/'/u, 'has a straight apostrophe instead of ’'],
  [/"/u, 'has straight quotation marks'],
  [/\.\.\./u, 'has three dots instead of …'],
  [/<[a-z/]|&[a-z]+;/iu, 'has markup'],
  [/\{(?!\{)[^{}]*\}(?!\})/u, 'has a placeholder with single braces'],
];

const english: readonly Rule[] = [
  [/[ \u00a0][:;!?%,.]/u, 'has a space before : ; ! ? % , or .'],
  [/[«»]/u, 'has French quotation marks'],
  [/\{\{time\}\}\./u, 'has a full stop behind a time, which may end in “p.m.”'],
];

const french: readonly Rule[] = [
  [/(?<!\u00a0):/u, 'lacks the no-break space before :'],
  [/(?<![\u00a0])[%$]/u, 'lacks the no-break space before % or $'],
  [/[\s\u202f\u00a0][;!?]/u, 'has a space before ; ! or ?'],
  [/[\s\u00a0][,.](?!\d)/u, 'has a space before , or .'],
  [/[\u2000-\u200a\u202f\u205f\u3000]/u, 'has a space of France or of print: Québec sets U+00A0'],
  [/«(?!\u00a0)|(?<!\u00a0)»/u, 'lacks the no-break space inside « »'],
  [/[“”]/u, 'has English quotation marks'],
  [/\d \d{3}/u, 'lacks the no-break space in a number'],
  [/(?<!\p{L})(?:tu|toi|ton|tes|t’)(?!\p{L})/iu, 'says tu'],
];

function faults(text: string, rules: readonly Rule[]): readonly string[] {
  return rules.filter(([pattern]) => pattern.test(text)).map(([, rule]) => `${rule}: ${text}`);
}
