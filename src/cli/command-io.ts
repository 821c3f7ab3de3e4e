/** Where a command writes: one line at a time, never a secret that it was given. */
export interface CommandIo {
  print(line: string): void;
  printError(line: string): void;
}

/** 0: done; 1: it did not go well; 2: the command line makes no sense, or what it is about cannot be reached. */
export type ExitCode = 0 | 1 | 2;

/** The command line makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
