// planted: biome noDefaultExport
export default function single(): void {}
