export const suspend = (): string => "suspended";
