// planted: imports jobs-reach
import { workerScope } from "@/gates/worker";

export const runOrgs = () => workerScope("acme");
