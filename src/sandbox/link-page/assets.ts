import { readableOn } from './brand-colour.js';

/** Below the sandbox's base URL; the content security policy allows nothing else. */
export const assetPaths = { style: '/link-page/page.css', script: '/link-page/copy.js', icon: '/link-page/icon.svg' } as const;

/** The page's one style sheet, with the bank's colour in it: no `style` attribute is needed anywhere. */
export function styleSheet(primaryColor: string): string {
  return `:root {
  color-scheme: light dark;
  --brand: ${primaryColor};
  --on-brand: ${readableOn(primaryColor)};
  --ink: light-dark(#14202b, #eef3f6);
  --ink-soft: light-dark(#4a5a68, #b4c1cb);
  --line: light-dark(#d9e0e5, #33424e);
  --control: light-dark(#6d7f8d, #8494a1);
  --page: light-dark(#f4f6f8, #0f161c);
  --card: light-dark(#fff, #182129);
  --grey: light-dark(#eceff2, #26333d);
  --bad: light-dark(#a3262a, #f59a9a);
  --good: light-dark(#0d6b4a, #69d3a7);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
.frame { max-inline-size: 44rem; margin-inline: auto; padding: 1rem; display: grid; gap: 1rem; }
header { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; justify-content: space-between; padding-block: 0.5rem; }
.brand { display: flex; gap: 0.75rem; align-items: center; font-weight: 600; }
.brand img { block-size: 2rem; max-inline-size: 12rem; }
.monogram { inline-size: 2rem; block-size: 2rem; border-radius: 0.5rem; background: var(--brand); color: var(--on-brand); display: grid; place-items: center; font-weight: 700; font-size: 0.8125rem; }
nav ul { display: flex; gap: 0.25rem; list-style: none; margin: 0; padding: 0; }
nav a { display: grid; place-items: center; min-inline-size: 2.75rem; min-block-size: 2.75rem; color: var(--ink); border-radius: 0.625rem; }
nav a[aria-current] { font-weight: 600; text-decoration: none; background: var(--grey); }
main { background: var(--card); border: 1px solid var(--line); border-radius: 0.875rem; padding: clamp(1rem, 4vw, 2rem); display: grid; gap: 1rem; }
main > * { margin: 0; }
h1 { font-size: 1.25rem; line-height: 1.3; letter-spacing: -0.01em; }
h2 { font-size: 1rem; margin: 0; }
.step { color: var(--ink-soft); font-size: 0.8125rem; }
.how { padding-inline-start: 1.5rem; display: grid; gap: 0.5rem; }
.how li::marker { font-weight: 600; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
legend { font-weight: 600; padding: 0; margin-block-end: 0.5rem; }
.tile { display: flex; gap: 0.75rem; align-items: center; min-block-size: 4rem; padding: 0.75rem 1rem; border: 2px solid var(--control); border-radius: 0.875rem; font-weight: 600; }
.tile:has(:checked) { border-color: var(--brand); outline: 1px solid var(--ink); }
.tile input { inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--brand); }
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
.button { font: inherit; font-weight: 600; min-block-size: 2.75rem; padding: 0.5rem 1.125rem; border-radius: 0.625rem; border: 1px solid transparent; background: var(--brand); color: var(--on-brand); text-decoration: none; display: inline-flex; align-items: center; justify-content: center; cursor: pointer; }
.button.quiet { background: transparent; color: var(--ink); border-color: var(--control); }
.button.danger { background: transparent; color: var(--bad); border-color: currentColor; }
.callout { background: var(--grey); border-radius: 0.625rem; padding: 0.75rem 1rem; }
.callout p { margin: 0; overflow-wrap: anywhere; }
.notice { border-inline-start: 4px solid var(--good); padding-inline-start: 0.75rem; }
.credentials { border: 1px solid var(--line); border-radius: 0.875rem; margin: 0; }
.credentials > div { display: grid; grid-template-columns: 1fr auto; gap: 0.25rem 0.75rem; align-items: center; padding: 0.875rem 1rem; }
.credentials > div + div { border-block-start: 1px dashed var(--line); }
.credentials dt { grid-column: 1 / -1; color: var(--ink-soft); font-size: 0.8125rem; }
.credentials dd { margin: 0; }
.credentials code { font: 600 1.25rem/1.3 ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; letter-spacing: 0.02em; overflow-wrap: anywhere; user-select: all; }
footer { color: var(--ink-soft); font-size: 0.8125rem; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
@media (max-width: 30rem) { .actions > *, .actions .button { inline-size: 100%; } }
@media (forced-colors: active) { .tile:has(:checked) { outline: 2px solid Highlight; } }
@media print { .credentials code { visibility: hidden; } }
`;
}

/** Declared, so that no browser asks Codat's API for one of its own. */
export function iconImage(primaryColor: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${primaryColor}"/></svg>`;
}

/** Copying is all the script does; without it the buttons are not there. */
export const copyScript = `const status = document.querySelector('[data-copy-status]');
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const value = document.getElementById(button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(value);
      status.textContent = status.dataset.copied;
    } catch {
      status.textContent = status.dataset.refused;
    }
  });
}
`;
