import { createContext, type ReactNode } from 'react';

/** A context of its own: a host writes its logo inline, and another element each time must not draw every widget anew. */
export const BankLogoContext = createContext<ReactNode>(null);
