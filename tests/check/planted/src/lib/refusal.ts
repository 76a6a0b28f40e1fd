export type RefusalCode = "gone";
export const REFUSED = "refused";
