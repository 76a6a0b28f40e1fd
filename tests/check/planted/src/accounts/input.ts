export const slug = "acme";
