// planted: imports emails-are-pure
import { now } from "@/lib/clock";

export const notice = (): string => now().toISOString();
