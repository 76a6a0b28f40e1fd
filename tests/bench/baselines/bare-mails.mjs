// Baseline of `delivery`: nothing but nodemailer, composing and sending the same letter over the same pool to the same
// sink. Usage: bare-mails.mjs <smtp url> <file with the letter as JSON> <count>; prints mails per second.
import { readFileSync } from "node:fs";
import nodemailer from "nodemailer";

const [url, file, count] = process.argv.slice(2);
const letter = JSON.parse(readFileSync(file, "utf8"));
const transport = nodemailer.createTransport({
  url,
  pool: true,
  maxConnections: 5,
  maxMessages: 100,
});
const send = (n) =>
  transport.sendMail({
    from: { name: "Rollcall", address: "people@rollcall.example" },
    to: `person.${n}@bench.example`,
    messageId: `<${n}.bare@rollcall.example>`,
    ...letter,
  });

await send("warm");
const begun = performance.now();
await Promise.all(Array.from({ length: Number(count) }, (_, n) => send(n)));
console.log((Number(count) / (performance.now() - begun)) * 1000);
transport.close();
