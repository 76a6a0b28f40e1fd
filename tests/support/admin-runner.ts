import type { Ran } from "./admin-here";
import { admin } from "./admin-here";

// Commands of the operator one after the other, in a process with settings of its own.

const ran: Ran[] = [];
for (const words of JSON.parse(process.argv[2] ?? "[]")) ran.push(await admin(words));
process.stdout.write(JSON.stringify(ran));
process.exit();
