import '../../shared/pages/base.css';
import 'bankfeeds/styles.css';
import './portal.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Portal } from './Portal.js';

const place = document.getElementById('portal');
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
if (place)
  createRoot(place).render(
    <StrictMode>
      <Portal cspNonce={nonce} />
    </StrictMode>,
  );
