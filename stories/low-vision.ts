import { expect } from 'storybook/test';

/** Set by the tests that force colours, forbid motion and leave 320 × 256 pixels (WCAG 1.4.10: 1,280 × 1,024 at 400 %). */
export const underLowVision = import.meta.env['VITE_STORY_LOW_VISION'] === 'yes';

/** As a person with forced colours, without motion and at 400 % has the page: nothing lost, everything told and reached. */
export async function expectUsableUnderLowVision(): Promise<void> {
  await expect({
    forced: matchMedia('(forced-colors: active)').matches,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    width: innerWidth,
    height: innerHeight,
  }).toEqual({ forced: true, still: true, width: 320, height: 256 });
  await expectStatesTold();
  await expectStillness();
  await expectEverythingReached();
}

/** A state has its word and a shape in a colour that stands out from its ground, which has an edge. */
async function expectStatesTold(): Promise<void> {
  for (const badge of seen('.bf-status-badge')) {
    const shape = badge.querySelector('svg');
    const ground = getComputedStyle(badge);
    await expect(badge.textContent?.trim()).toMatch(/\p{L}/u);
    await expect(shape?.getBoundingClientRect().width).toBeGreaterThanOrEqual(12);
    await expect(getComputedStyle(shape ?? badge).stroke).not.toBe(ground.backgroundColor);
    await expect({ width: ground.borderTopWidth, style: ground.borderTopStyle }).toEqual({ width: '1px', style: 'solid' });
    await expect(ground.borderTopColor).not.toBe(ground.backgroundColor);
  }
  for (const notice of seen('.bf-notice')) await expect(getComputedStyle(notice).borderTopColor).not.toBe(getComputedStyle(notice).backgroundColor);
}

async function expectStillness(): Promise<void> {
  const moving = document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0);
  await expect(moving.map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.className : ''))).toEqual([]);
}

/** Whatever can be pressed or filled in can be scrolled to, lies under nothing, and shows that it has the focus. */
async function expectEverythingReached(): Promise<void> {
  const within = document.querySelector<HTMLElement>('.bf-dialog') ?? document.body;
  const faults: string[] = [];
  for (const control of seen('a[href], button, input, select, summary', within)) {
    if (control.matches(':disabled')) continue;
    control.focus({ focusVisible: true });
    control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { left, right, top, bottom } = control.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2);
    const outline = getComputedStyle(control);
    const name = control.outerHTML.slice(0, 140);
    if (left < -1 || right > innerWidth + 1) faults.push(`is not in view: ${name}`);
    // A label that covers the whole row stands for its box.
    const isHit = hit !== null && (control.contains(hit) || hit.contains(control) || hit.closest('label')?.control === control);
    if (!isHit) faults.push(`lies under something: ${name}`);
    if (document.activeElement !== control || outline.outlineStyle === 'none' || Number.parseFloat(outline.outlineWidth) < 2)
      faults.push(`does not show the focus: ${name}`);
  }
  await expect(faults.join('\n')).toBe('');
}

function seen(selector: string, within: HTMLElement = document.body): readonly HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(selector)].filter((element) => {
    const { clipPath, visibility } = getComputedStyle(element);
    return clipPath === 'none' && visibility === 'visible' && element.getClientRects().length > 0 && !element.closest('.bf-visually-hidden');
  });
}
