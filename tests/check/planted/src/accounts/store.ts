export const insertAccount = (): string => "account";
