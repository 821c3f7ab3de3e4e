import 'bankfeeds/styles.css';
import './portal.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QuickBooksPage } from './QuickBooksPage';

// A STAND-IN for your sign-in, whose cookie no script can read.
document.cookie = 'customer=boulangerie; path=/; SameSite=Lax';

const place = document.getElementById('portal');
if (place)
  createRoot(place).render(
    <StrictMode>
      <QuickBooksPage locale={navigator.language} />
    </StrictMode>,
  );
