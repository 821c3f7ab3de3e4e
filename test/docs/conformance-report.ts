import { readFileSync } from 'node:fs';
import { accessibilityRows, doesNotApply, type AccessibilityRow } from './accessibility-rows.js';

/* The page that procurement asks for first, in the form of ITI's VPAT 2.5 INT: written from the checked table of criteria. */

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string };

const preamble = `# Accessibility conformance report

The international edition's form of ITI's VPAT® 2.5, filled in from [the table of criteria](accessibility.md), which the tests are held against. Written by a test: change the table, not this page.

| | |
|---|---|
| Product | bankfeeds ${version}: React widgets for a bank's own page |
| Standards | WCAG 2.2 A and AA (and so 2.0 for Section 508 and AODA, and 2.1); EN 301 549 V3.2.1, as CAN/ASC-EN 301 549 |
| Evaluated | Every widget in every state of Storybook, in English and French, light and dark; the whole journey of the demo by the keyboard alone |
| How | axe-core in Chromium; Chromium at 320 × 256 pixels, in forced colours, without motion, with the reader's text spacing; contrast of the theme's tokens by measurement; a virtual screen reader's scripts; all of it again with every change |
| Not evaluated | By people with NVDA, JAWS, VoiceOver or TalkBack; in Firefox or Safari; what a bank changes: its own theme, words and page |

**Supports**: at least one way of using the widgets meets the criterion without known defects, and a test holds it to that. **Not applicable**: the criterion has nothing to judge in them.
`;

const european = `## EN 301 549

| clause | conformance | remarks |
|---|---|---|
| 4 Functional performance | Supports | Through chapter 9. |
| 5.2 Activation of accessibility features | Not applicable | There is nothing to switch on: what the system says of colours, motion and zoom is followed. |
| 5.3 Biometrics | Not applicable | None is used. |
| 5.4 Preservation of accessibility information during conversion | Not applicable | Nothing is converted. |
| 6 Two-way voice communication | Not applicable | None. |
| 7 Video capabilities | Not applicable | None. |
| 8 Hardware | Not applicable | None. |
| 9.1 to 9.4 Web | Supports | Clause 9.x.y.z is criterion x.y.z in the tables above. |
| 9.6 Conformance requirements | Supports | Whole pages are the bank's; the widgets have no other version, and keep nothing from being reached. |
| 10 Non-web documents | Not applicable | None. |
| 11.7 User preferences | Supports | Colours, contrast, text size, spacing and motion follow the browser and the system. |
| 12.1 Product documentation | Supports | Markdown with headings, tables and text for pictures; this page is part of it. |
| 12.2 Support services | Not applicable | They are the bank's. |
| 13 Relay or emergency services | Not applicable | None. |
`;

function table(level: string): string {
  const rows = accessibilityRows
    .filter((row) => row.level === level)
    .map(
      ({ criterion, name, how, tests }: AccessibilityRow) => `| ${criterion} ${name} | ${tests === doesNotApply ? 'Not applicable' : 'Supports'} | ${how} |`,
    );
  return [`## WCAG 2.2, level ${level}`, '', '| criterion | conformance | remarks |', '|---|---|---|', ...rows, ''].join('\n');
}

export function conformanceReport(): string {
  return [
    preamble,
    table('A'),
    table('AA'),
    european,
    'VPAT is a registered service mark of the Information Technology Industry Council (ITI), which has nothing to do with this project.\n',
  ].join('\n');
}
