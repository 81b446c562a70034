export const selling = {} as const;
