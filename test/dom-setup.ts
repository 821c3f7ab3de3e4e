import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A bound for what never comes, not a time to wait: a busy machine is no failure.
configure({ asyncUtilTimeout: 30_000 });

afterEach(cleanup);
