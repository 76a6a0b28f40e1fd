// planted: imports outside-packages-behind-lib
import { createTransport } from "nodemailer";

export const mailRaw = () => createTransport({});
