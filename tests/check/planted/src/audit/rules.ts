// planted: imports pure-files-see-types-of-refusal
import { REFUSED } from "@/lib/refusal";

export const answer = REFUSED;
