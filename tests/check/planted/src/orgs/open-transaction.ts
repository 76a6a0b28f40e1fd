// planted: imports verbs-keep-to-their-lib
import { inOrg } from "@/lib/in-org";

export const openTransaction = (): Promise<void> => inOrg();
