// planted: structure one-verb-a-file
export const grant = (): string => "granted";
export const revoke = (): string => "revoked";
