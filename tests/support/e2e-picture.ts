import type { Locator } from "@playwright/test";
import decodeQR from "qr/decode.js";

/** What a phone reads in the picture that stands on the screen. */
export async function readPicture(picture: Locator): Promise<string> {
  const shot = (await picture.screenshot({ scale: "css" })).toString("base64");
  const { width, height, data } = await picture.page().evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    return { width: image.width, height: image.height, data: [...pixels] };
  }, shot);
  return decodeQR({ width, height, data: Uint8Array.from(data) }, { timeLimit: 10_000 });
}
