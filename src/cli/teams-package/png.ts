import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue and alpha, 0 to 255. */
export type Pixel = readonly [number, number, number, number];

/** A square picture as a PNG with transparency; `pixel` says the colour at a place of the picture, 0 to 1 from the top left corner. */
export function drawPng(size: number, pixel: (x: number, y: number) => Pixel): Buffer {
  const stride = 1 + size * 4; // each line starts with its filter: none
  const raw = Buffer.alloc(stride * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) raw.set(smooth(size, { row, column }, pixel), row * stride + 1 + column * 4);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, RGBA
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]);
}

/** The mean of 4 × 4 samples, weighted by their alpha, so that edges are smooth and carry no dark fringe. */
function smooth(size: number, { row, column }: { row: number; column: number }, pixel: (x: number, y: number) => Pixel): Uint8Array {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let sample = 0; sample < 16; sample++) {
    const [r, g, b, a] = pixel((column + ((sample % 4) + 0.5) / 4) / size, (row + (Math.floor(sample / 4) + 0.5) / 4) / size);
    red += r * a;
    green += g * a;
    blue += b * a;
    alpha += a;
  }
  return alpha === 0 ? new Uint8Array(4) : Uint8Array.of(red / alpha, green / alpha, blue / alpha, alpha / 16);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
