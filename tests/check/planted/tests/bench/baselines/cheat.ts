// planted: imports baselines-are-bare
import { now } from "../../../src/lib/clock";

export const cheat = now;
