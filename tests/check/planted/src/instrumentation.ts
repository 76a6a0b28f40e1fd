// planted: imports entries-see-lib
// planted: imports jobs-run-in-the-worker
import { runOrgs } from "@/orgs/job";

export const register = runOrgs;
