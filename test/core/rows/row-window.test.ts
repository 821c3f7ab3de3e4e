import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampedTop,
  elementHeight,
  furthestTop,
  isShortened,
  rowsInView,
  scrollAtTop,
  tallestElement,
  topAfterScroll,
  topAtScroll,
  type RowGeometry,
} from '../../../src/core/rows/row-window.js';

const geometries: fc.Arbitrary<RowGeometry> = fc.record({
  count: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 10_000_000 })),
  rowHeight: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.double({ min: 1, max: 400, noNaN: true })),
  viewHeight: fc.integer({ min: 1, max: 4_000 }),
});

/** No view holds more rows, whole and cut. */
const mostInView = ({ rowHeight, viewHeight }: RowGeometry) => Math.ceil(viewHeight / rowHeight) + 1;

const places = fc.double({ min: 0, max: 1, noNaN: true });

const lastScroll = (geometry: RowGeometry) => Math.max(0, elementHeight(geometry) - geometry.viewHeight);

describe('the rows in view', () => {
  it('are all those of which anything is seen, each once, and no others', () => {
    fc.assert(
      fc.property(geometries, places, (geometry, place) => {
        const top = topAtScroll(geometry, place * lastScroll(geometry));
        const { first, end } = rowsInView(geometry, top);
        const { count, rowHeight, viewHeight } = geometry;
        const isSeen = (row: number) => row >= 0 && row < count && (row + 1) * rowHeight > top && row * rowHeight < top + viewHeight;
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        // None is missing at either end, and none too many but where rounding puts an edge on an edge.
        expect(isSeen(first - 1)).toBe(false);
        expect(isSeen(end)).toBe(false);
        for (let row = first + 1; row < end - 1; row++) if (!isSeen(row)) expect.fail(`Row ${row} is not seen.`);
        expect(end - first).toBeLessThanOrEqual(mostInView(geometry));
      }),
      { numRuns: 2_000 },
    );
  });

  it('have as many beyond them as are asked for, where there are any', () => {
    fc.assert(
      fc.property(geometries, places, fc.record({ before: fc.nat({ max: 20 }), after: fc.nat({ max: 20 }) }), (geometry, place, beyond) => {
        const top = topAtScroll(geometry, place * lastScroll(geometry));
        const seen = rowsInView(geometry, top);
        const { count } = geometry;
        expect(rowsInView(geometry, top, beyond)).toEqual({
          first: Math.min(Math.max(0, seen.first - beyond.before), count),
          end: Math.min(count, seen.end + beyond.after),
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('begin with the first at the top, and end with the last at the bottom', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        fc.pre(geometry.count > 0);
        expect(rowsInView(geometry, topAtScroll(geometry, 0)).first).toBe(0);
        expect(rowsInView(geometry, topAtScroll(geometry, lastScroll(geometry))).end).toBe(geometry.count);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reach the last of ten million', () => {
    const geometry = { count: 10_000_000, rowHeight: 40, viewHeight: 560 };
    expect(isShortened(geometry)).toBe(true);
    expect(rowsInView(geometry, topAtScroll(geometry, lastScroll(geometry)))).toEqual({ first: 9_999_986, end: 10_000_000 });
  });
});

describe('the scroll position', () => {
  it('leads back to where it came from', () => {
    fc.assert(
      fc.property(geometries, places, (geometry, place) => {
        const top = place * furthestTop(geometry);
        const back = topAtScroll(geometry, scrollAtTop(geometry, top));
        expect(Math.abs(back - top)).toBeLessThanOrEqual(1e-6 * Math.max(1, top));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never makes an element higher than browsers can', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        expect(elementHeight(geometry)).toBeLessThanOrEqual(tallestElement);
      }),
    );
  });

  it('moves a wheel by its own pixels, however long the list is', () => {
    fc.assert(
      fc.property(geometries, places, fc.integer({ min: -300, max: 300 }), (geometry, place, moved) => {
        fc.pre(Math.abs(moved) < geometry.viewHeight);
        const scrollTop = Math.floor(place * lastScroll(geometry));
        const before = { top: topAtScroll(geometry, scrollTop), scrollTop };
        const after = Math.min(Math.max(0, scrollTop + moved), lastScroll(geometry));
        const wanted = clampedTop(geometry, before.top + (after - scrollTop));
        expect(Math.abs(topAfterScroll(geometry, before, after) - wanted)).toBeLessThan(1e-6 * Math.max(1, wanted) + 1e-6);
      }),
      { numRuns: 1_000 },
    );
  });

  it('goes by proportion when the scroll bar is dragged', () => {
    const geometry = { count: 10_000_000, rowHeight: 40, viewHeight: 560 };
    expect(topAfterScroll(geometry, { top: 0, scrollTop: 0 }, lastScroll(geometry) / 2)).toBeCloseTo(furthestTop(geometry) / 2, 3);
  });
});
