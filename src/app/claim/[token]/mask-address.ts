/** "am•••@halden.com": enough to recognise one's own address, too little to learn somebody's. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${[...email.slice(0, at)].slice(0, 2).join("")}•••${email.slice(at)}`;
}
