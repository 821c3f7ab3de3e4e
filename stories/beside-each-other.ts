import { expect } from 'storybook/test';

/** A row's checkbox stands beside what the row says, at any width and in either direction of writing. */
export async function expectBoxesBesideWords(): Promise<void> {
  const rows = [...document.querySelectorAll('[data-bf-part="transaction"]:not([hidden])')];
  const covered = rows.filter((row) => {
    const box = row.querySelector('input')?.getBoundingClientRect() ?? new DOMRect();
    const words = row.querySelector('[data-column="description"] bdi')?.getBoundingClientRect() ?? new DOMRect();
    return box.left < words.right && words.left < box.right && box.top < words.bottom && words.top < box.bottom;
  });
  await expect(rows.length).toBeGreaterThan(0);
  await expect(covered.map((row) => row.textContent)).toEqual([]);
}
