import '../../shared/pages/base.css';
import './quickbooks.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QuickBooks } from './QuickBooks.js';

const place = document.getElementById('quickbooks');
if (place)
  createRoot(place).render(
    <StrictMode>
      <QuickBooks />
    </StrictMode>,
  );
