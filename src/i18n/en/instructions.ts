export const instructions = {} as const;
