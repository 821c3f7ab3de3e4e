import { readPng } from './png.js';

/*
 * What the screen showed, frame by frame. While the compositor scrolls, it can run ahead of the page: the page itself
 * always finds its rows in place, only the picture shows the gap.
 */

/** Half size is sharp enough to tell a row from none. */
const scale = 0.5;
const inkContrast = 24;

export async function startFilm(cdp, { width, height }) {
  const pictures = [];
  const keep = ({ data, sessionId }) => {
    pictures.push(data);
    cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  };
  cdp.on('Page.screencastFrame', keep);
  await cdp.send('Page.startScreencast', { format: 'png', everyNthFrame: 1, maxWidth: width * scale, maxHeight: height * scale });
  return async () => {
    await cdp.send('Page.stopScreencast');
    cdp.off('Page.screencastFrame', keep);
    return pictures.map((picture) => readPng(Buffer.from(picture, 'base64')));
  };
}

/** Whether a row is missing in the picture: a stretch without any writing that is higher than what lies between two rows. */
export function showsGap({ width, channels, pixels }, { left, right, top, bottom, rowHeight }) {
  let stretch = 0;
  for (let y = Math.ceil(top * scale); y < Math.floor(bottom * scale); y++) {
    stretch = hasInk(pixels, (y * width + Math.ceil(left * scale)) * channels, (y * width + Math.floor(right * scale)) * channels, channels) ? 0 : stretch + 1;
    if (stretch > 1.25 * rowHeight * scale) return true;
  }
  return false;
}

/** A line of the picture with writing on it has dark and light; a border or a ground has one of them. */
function hasInk(pixels, from, to, channels) {
  let darkest = 255;
  let lightest = 0;
  for (let at = from; at < to; at += channels) {
    darkest = Math.min(darkest, pixels[at]);
    lightest = Math.max(lightest, pixels[at]);
  }
  return lightest - darkest > inkContrast;
}
