export const shell = { title: 'Tillkeeper', loading: 'One moment…' } as const;
