export const shell = { title: 'Tillkeeper', loading: 'Un momento…' } as const;
