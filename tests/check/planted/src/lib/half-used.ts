// planted: unused Unused exports
export const used = 1;
export const unneeded = 2;
