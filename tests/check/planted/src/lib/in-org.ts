export const inOrg = async (): Promise<void> => undefined;
