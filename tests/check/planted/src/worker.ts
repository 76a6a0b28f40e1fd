// innocent
import { runAccounts } from "@/accounts/job";
import { workerScope } from "@/gates/worker";
import { now } from "@/lib/clock";

export const began = [runAccounts(), workerScope("acme"), now()];
