import { workerScope } from "@/gates/worker";
import { now } from "@/lib/clock";
import { closeDb } from "@/lib/db";
import { env } from "@/lib/env";
import { openMailer } from "@/lib/mail/mailer";
import { pump } from "@/messages/job";

/** One worker's pump as a process of its own; prints mails per second from its first look to its last record. */
const mailer = openMailer(env.SMTP_URL ?? "");
const begun = performance.now();
const sent = await pump({ mailer, now, scopeOf: workerScope, stopping: () => false });
console.log((sent / (performance.now() - begun)) * 1000);
mailer.close();
await closeDb();
process.exit(0);
