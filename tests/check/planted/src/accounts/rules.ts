// planted: imports rules-are-pure
// planted: imports rules-do-not-know-the-protocol
import { createHash } from "node:crypto";
import { now } from "@/lib/clock";
import { parse } from "@/scim/filter";

export const decide = () => [createHash("sha256"), now(), parse("x")];
