export const send = (): string => "sent";
