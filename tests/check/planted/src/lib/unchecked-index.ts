// planted: types TS2322
export const first = (words: string[]): string => words[0];
