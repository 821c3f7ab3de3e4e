import type { SVGProps } from 'react';
import { Drawing } from './Drawing.js';
import { iconPaths } from './icon-paths.js';
import { linkDrawing } from './LinkIcon.js';

const drawings = {
  check: <path d={iconPaths.check} />,
  checks: <path d={iconPaths.checks} />,
  clock: <path d={iconPaths.clock} />,
  alert: <path d={iconPaths.alert} />,
  cross: <path d={iconPaths.cross} />,
  dash: <path d={iconPaths.dash} />,
  question: <path d={iconPaths.question} />,
  bank: (
    <>
      <path d="M2.8 8 10 3.5 17.2 8v1.2H2.8V8Z" />
      <path d="M5 9.4v5.4M8.4 9.4v5.4M11.6 9.4v5.4M15 9.4v5.4M2.8 16.4h14.4" />
    </>
  ),
  card: (
    <>
      <rect x="2.5" y="4.5" width="15" height="11" rx="2" />
      <path d="M2.5 8.5h15M5.5 12.5h3" />
    </>
  ),
  link: linkDrawing,
  external: (
    <>
      <path d="M11.5 3.5h5v5M16.2 3.8 9.5 10.5" />
      <path d="M14.5 11.5v4h-11v-11h4" />
    </>
  ),
  arrowUp: <path d={iconPaths.arrowUp} />,
  arrowDown: <path d="M10 4v11.5M5 10.8l5 5 5-5" />,
  arrowsVertical: <path d="m6.5 7.5 3.5-3.5 3.5 3.5M6.5 12.5 10 16l3.5-3.5" />,
  chevronStart: <path d="M12.5 4.5 7 10l5.5 5.5" />,
  chevronEnd: <path d={iconPaths.chevronEnd} />,
  search: (
    <>
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.8 12.8 4 4" />
    </>
  ),
  refresh: (
    <>
      <path d="M16 10a6 6 0 1 1-1.8-4.3" />
      <path d="M16.4 3v3.2h-3.2" />
    </>
  ),
  pencil: <path d="M3.8 16.2v-3L13 4l3 3-9.200 9.200h-3Z" />,
  plus: <path d="M10 4v12M4 10h12" />,
  shield: <path d="M10 2.5 3.8 4.8v4.700c0 3.800 2.600 6.600 6.200 8 3.600-1.400 6.200-4.200 6.200-8V4.800L10 2.500Z" />,
} as const;

export type IconName = keyof typeof drawings;

/** Drawings that point along the line of writing. */
const along: readonly IconName[] = ['chevronStart', 'chevronEnd', 'external'];

export function Icon({ name, ...rest }: { readonly name: IconName } & SVGProps<SVGSVGElement>) {
  return (
    <Drawing {...rest} mirrors={along.includes(name)}>
      {drawings[name]}
    </Drawing>
  );
}
