// planted: structure vague-name
export const day = 86_400;
