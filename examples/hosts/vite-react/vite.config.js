import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The bank's back end: any of the examples beside this one.
const backEnd = process.env['BANK_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  // For `vite` and `vite preview`: in production, page and back end have one origin.
  server: { proxy: { '/api/bankfeeds': { target: backEnd } } },
});
