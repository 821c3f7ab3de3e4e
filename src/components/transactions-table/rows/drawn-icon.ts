import { iconPaths, type IconPathName } from '../../../ui/icon-paths.js';
import { writeAttribute } from './element.js';

const svgNamespace = 'http://www.w3.org/2000/svg';

const attributes: Readonly<Record<string, string>> = {
  class: 'bf-icon',
  viewBox: '0 0 20 20',
  width: '20',
  height: '20',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.7',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
};

/** What `Icon` draws, without React. */
export function drawnIcon(name: IconPathName): SVGSVGElement {
  const icon = document.createElementNS(svgNamespace, 'svg');
  for (const [attribute, value] of Object.entries(attributes)) icon.setAttribute(attribute, value);
  icon.append(document.createElementNS(svgNamespace, 'path'));
  redrawIcon(icon, name);
  return icon;
}

export function redrawIcon(icon: Element | null | undefined, name: IconPathName): void {
  writeAttribute(icon?.firstElementChild, 'd', iconPaths[name]);
}
