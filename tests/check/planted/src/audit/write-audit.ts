// planted: imports audit-looks-down-only
// planted: unused Unused files
import { readAccount } from "@/accounts/queries";

export const writeAudit = readAccount;
