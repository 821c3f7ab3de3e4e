import fc from 'fast-check';

/** What is held against a bound must be the same tomorrow. */
fc.configureGlobal({ seed: 1 });
