// planted: structure one-verb-a-file
export function listAll(): string[] {
  return [];
}
