import { inflateSync } from 'node:zlib';

const channelsOf = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** Chromium's own PNGs (8 bits, not interlaced) as bytes: `pixels` holds `channels` a pixel, row after row. */
export function readPng(file) {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const channels = channelsOf[file[25]];
  if (file[24] !== 8 || !channels || file[28] !== 0) throw new Error('This PNG is not one that Chromium writes.');
  const stride = width * channels;
  const lines = inflateSync(Buffer.concat([...dataChunks(file)]));
  const pixels = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) unfilter(lines, y * (stride + 1), pixels, y * stride, stride, channels);
  return { width, height, channels, pixels };
}

function* dataChunks(file) {
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') yield file.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
}

function unfilter(lines, from, pixels, to, stride, channels) {
  const filter = lines[from];
  for (let x = 0; x < stride; x++) {
    const left = x < channels ? 0 : pixels[to + x - channels];
    const above = to === 0 ? 0 : pixels[to + x - stride];
    const corner = x < channels || to === 0 ? 0 : pixels[to + x - stride - channels];
    pixels[to + x] = lines[from + 1 + x] + predicted(filter, left, above, corner);
  }
}

function predicted(filter, left, above, corner) {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    default:
      return paeth(left, above, corner);
  }
}

function paeth(left, above, corner) {
  const estimate = left + above - corner;
  const byLeft = Math.abs(estimate - left);
  const byAbove = Math.abs(estimate - above);
  const byCorner = Math.abs(estimate - corner);
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
