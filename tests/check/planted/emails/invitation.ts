export const invitation = (name: string): string => `Welcome, ${name}`;
