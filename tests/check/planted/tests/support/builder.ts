export const builder = "built";
