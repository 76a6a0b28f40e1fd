// planted: imports no-cycle
import { least } from "./input";

export const most = (): number => least() + 1;
