// planted: imports jobs-run-in-the-worker
import { runAccounts } from "./job";

export const hurry = () => runAccounts();
