// planted: imports scopes-are-minted-at-gates
import { mintScope } from "./mint-scope";

export const forge = () => mintScope("theirs");
