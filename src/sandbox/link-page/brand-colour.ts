import { titledError } from '../../core/titled-error.js';

const hexColour = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** @throws BankFeedsError `invalidRequest` for anything but `#rrggbb` */
export function parseColour(text: string): string {
  if (hexColour.test(text)) return text;
  throw titledError({
    code: 'invalidRequest',
    stage: 'configuration',
    message: 'The bank’s primary colour must be written as #rrggbb.',
  });
}

/** Black or white, whichever contrasts more (WCAG 2.2, relative luminance); never below 4.5 : 1. */
export function readableOn(colour: string): '#000' | '#fff' {
  const [, red, green, blue] = hexColour.exec(colour) ?? [];
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return (luminance + 0.05) ** 2 > 0.05 * 1.05 ? '#000' : '#fff';
}

function linear(channel = '00'): number {
  const share = Number.parseInt(channel, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
