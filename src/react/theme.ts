/** How the widgets choose between light and dark. `inherit` follows the page's own `color-scheme`. */
export type Theme = 'inherit' | 'light' | 'dark' | 'system';
