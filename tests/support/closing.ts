import { closeAfterEach } from "./closers";

closeAfterEach();
