const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
type Format = keyof typeof TYPES;

/** Makes the next piece of a file, in a transaction of its own, and says where it goes on. */
type Piece<Place> = (
  place: Place | undefined,
) => Promise<{ bytes: Uint8Array; next: Place | undefined }>;

/** Pieces as the browser takes them. */
function streamOf<Place>(piece: Piece<Place>): ReadableStream<Uint8Array> {
  let place: Place | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let isEmpty = true;
      do {
        const { bytes, next } = await piece(place);
        isEmpty = bytes.length === 0;
        if (!isEmpty) controller.enqueue(bytes);
        place = next;
      } while (isEmpty && place);
      if (!place) controller.close();
    },
  });
}

/** A file that is made while it is downloaded; `name` without its ending. */
export const download = <Place>(name: string, format: Format, piece: Piece<Place>): Response =>
  new Response(streamOf(piece), {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
