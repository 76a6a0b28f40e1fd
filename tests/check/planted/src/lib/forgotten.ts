// planted: unused Unused files
export const forgotten = 1;
