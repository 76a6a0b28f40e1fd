// planted: imports verbs-keep-to-their-lib
import { now } from "@/lib/clock";

export const readClock = (): Date => now();
