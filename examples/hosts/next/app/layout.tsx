import 'bankfeeds/styles.css';
import type { ReactNode } from 'react';
import { visitorsLocale } from '../lib/visitors-locale';

export const metadata = { title: 'Sandbox Bank', icons: 'data:,' };

export default async function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang={await visitorsLocale()}>
      <body>{children}</body>
    </html>
  );
}
