const asked = '(prefers-reduced-motion: reduce)';

const ofTheSystem = new Map<CSSMediaRule, string>();

/**
 * Lets the page's own rules for `prefers-reduced-motion` hold whatever the system says: no second set of rules, so what
 * a designer sees is what somebody who has asked for rest will see.
 */
export function reduceMotion(reduced: boolean): void {
  if (reduced) {
    for (const rule of mediaRulesIn(document.styleSheets)) {
      if (rule.media.mediaText !== asked) continue;
      ofTheSystem.set(rule, asked);
      rule.media.mediaText = 'all';
    }
  } else {
    for (const [rule, text] of ofTheSystem) rule.media.mediaText = text;
    ofTheSystem.clear();
  }
}

function mediaRulesIn(sheets: StyleSheetList): readonly CSSMediaRule[] {
  return [...sheets].filter(isReadable).flatMap(({ cssRules }) => mediaRulesOf(cssRules));
}

function mediaRulesOf(rules: CSSRuleList): readonly CSSMediaRule[] {
  return [...rules].flatMap((rule) => [
    ...(rule instanceof CSSMediaRule ? [rule] : []),
    ...(rule instanceof CSSGroupingRule ? mediaRulesOf(rule.cssRules) : []),
    ...(rule instanceof CSSImportRule && rule.styleSheet ? mediaRulesOf(rule.styleSheet.cssRules) : []),
  ]);
}

/** A style sheet of another origin keeps its rules to itself. */
function isReadable({ href }: CSSStyleSheet): boolean {
  return href === null || new URL(href).origin === location.origin;
}
