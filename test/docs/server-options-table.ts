import { propsOf } from './props-table.js';

/** The options of `createBankFeedsServer`. */
export function serverOptionsTable(file: string): string {
  const rows = propsOf(file, 'BankFeedsServerOptions').map(({ name, required, says }) => {
    if (says === '') throw new Error(`BankFeedsServerOptions.${name} says nothing about itself: write one sentence above it.`);
    return `| \`${name}\`${required ? ' (required)' : ''} | ${says.replaceAll('|', '\\|')} |`;
  });
  return ['| option | what it does |', '|---|---|', ...rows].join('\n');
}
