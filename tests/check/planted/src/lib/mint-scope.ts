export const mintScope = (org: string): { org: string } => ({ org });
