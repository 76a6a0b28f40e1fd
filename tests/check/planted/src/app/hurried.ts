// planted: imports app-is-thin
// planted: imports jobs-run-in-the-worker
import { runAccounts } from "@/accounts/job";

export const hurried = runAccounts;
