// planted: structure no-waivers
// biome-ignore lint/suspicious/noExplicitAny: in a hurry
export const waived = (value: any): unknown => value;
// TODO later
