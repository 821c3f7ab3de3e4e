/** Prints the receipt alone: while the mark is set, the style sheet leaves everything else off the paper. */
export function printReceipt(): void {
  const page = document.documentElement;
  page.setAttribute('data-bf-print', 'receipt');
  addEventListener('afterprint', () => page.removeAttribute('data-bf-print'), { once: true });
  print();
}
