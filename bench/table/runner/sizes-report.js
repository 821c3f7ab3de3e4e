/** The sizes in Markdown. Kilobytes of 1,000, gzipped where nothing else is said. */
export function sizesReport({ whole, own }) {
  return [...wholeReport(whole), ...(own ? ownReport(own) : [])].join('\n');
}

function wholeReport(whole) {
  return [
    '### Sizes, kB gzipped (without react and react-dom)',
    '',
    '| contender | JS as first loaded | the same, only minified | JS loaded later | CSS |',
    '|---|--:|--:|--:|--:|',
    ...Object.entries(whole).map(([name, { first, firstMinified, later, css }]) => `| ${name} | ${first} | ${firstMinified} | ${later} | ${css} |`),
    '',
  ];
}

function ownReport({ first, firstMinified, later, rooms }) {
  return [
    "### The table's own code, kB gzipped (React, i18n and query cache aside)",
    '',
    '| loaded | kB |',
    '|---|--:|',
    `| **at first** (${firstMinified} minified) | **${first}** |`,
    ...later.map(({ name, size }) => `| later: ${name} | ${size} |`),
    '',
    `At first, before minifying: ${Object.entries(rooms)
      .map(([room, size]) => `${room} ${size}`)
      .join(', ')}.`,
    '',
  ];
}
