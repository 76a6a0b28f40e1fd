// planted: structure one-verb-a-file
export const settings = { most: 3 };
