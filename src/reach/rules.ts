/** The status (RFC 3463) by which a server says that no such address exists; one of policy or size is about the letter. */
export function noSuchAddress(answer: string | null): string | undefined {
  const status = /(?<![\d.])5\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(answer ?? "")?.[0];
  return status?.startsWith("5.1.") ? status : undefined;
}
