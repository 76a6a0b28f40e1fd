// planted: structure vague-name
export const helpers = (): number => 1;
