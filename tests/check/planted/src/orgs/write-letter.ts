// planted: imports verbs-keep-to-their-lib
import { invitation } from "@emails/invitation";

export const writeLetter = (): string => invitation("you");
