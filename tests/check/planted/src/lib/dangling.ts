// planted: biome noFloatingPromises
const work = async (): Promise<number> => 1;

export function dangle(): void {
  work();
}
