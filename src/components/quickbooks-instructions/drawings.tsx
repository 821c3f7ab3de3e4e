import type { QuickBooksView } from '../../react/quickbooks.js';

/* Our own line drawings of where to look: grey shapes, one accent. No screenshot, no logo, no copied artwork. */

interface DrawingProps {
  readonly label: string;
}

const row = 24;

interface MenuDrawingProps extends DrawingProps {
  readonly view: QuickBooksView;
}

/** The menu as this view of QuickBooks shows it, opened down to the bank transactions, and the button to press there. */
export function MenuDrawing({ label, view: { language, menu, button } }: MenuDrawingProps) {
  const height = (menu.length + 2) * row + 16;
  const buttonWidth = button.length * 7 + 28;
  return (
    <svg className="bf-drawing" viewBox={`0 0 420 ${height}`} role="img" aria-label={label}>
      <rect className="bf-drawing-ground" width="164" height={height} />
      <rect className="bf-drawing-line" x="16" y="17" width="72" height="6" rx="3" />
      {menu.map((name, depth) => {
        const y = 8 + (depth + 1) * row;
        const last = depth === menu.length - 1;
        return (
          <g key={name}>
            {last && <rect className="bf-drawing-accent-ground" x="8" y={y} width="148" height={row - 2} rx="6" />}
            <text {...(last && { className: 'bf-drawing-accent' })} x={16 + depth * 10} y={y + 15} lang={language}>
              {name}
            </text>
          </g>
        );
      })}
      <rect className="bf-drawing-line" x="16" y={height - 23} width="56" height="6" rx="3" />
      <rect className="bf-drawing-text" x="184" y="22" width="84" height="9" rx="4" />
      <rect className="bf-drawing-accent" x={404 - buttonWidth} y="14" width={buttonWidth} height="26" rx="13" />
      <text className="bf-drawing-on-accent" x={404 - buttonWidth / 2} y="31" textAnchor="middle" lang={language}>
        {button}
      </text>
      <rect className="bf-drawing-line" x="184" y="54" width="220" height="1" />
      <rect className="bf-drawing-line" x="184" y="68" width="160" height="6" rx="3" />
      <rect className="bf-drawing-line" x="184" y="86" width="120" height="6" rx="3" />
    </svg>
  );
}

interface SearchDrawingProps extends DrawingProps {
  readonly institutionName: string;
}

export function SearchDrawing({ label, institutionName }: SearchDrawingProps) {
  return (
    <svg className="bf-drawing" viewBox="0 0 420 88" role="img" aria-label={label}>
      <rect className="bf-drawing-box" x="60" y="12" width="300" height="26" rx="13" />
      <circle className="bf-drawing-stroke" cx="78" cy="24" r="5" />
      <path className="bf-drawing-stroke" d="m82 28 4 4" />
      <rect className="bf-drawing-text" x="98" y="22" width="96" height="6" rx="3" />
      <rect className="bf-drawing-accent-ground" x="60" y="46" width="300" height="30" rx="8" />
      <rect className="bf-drawing-accent" x="72" y="53" width="16" height="16" rx="4" />
      <svg x="98" y="46" width="254" height="30">
        <text className="bf-drawing-accent" y="19">
          {institutionName}
        </text>
      </svg>
    </svg>
  );
}

export function EnterDrawing({ label }: DrawingProps) {
  return (
    <svg className="bf-drawing" viewBox="0 0 420 96" role="img" aria-label={label}>
      <rect className="bf-drawing-line" x="90" y="10" width="64" height="5" rx="2" />
      <rect className="bf-drawing-box" x="90" y="20" width="240" height="22" rx="6" />
      <rect className="bf-drawing-accent" x="100" y="28" width="120" height="6" rx="3" />
      <rect className="bf-drawing-line" x="90" y="52" width="52" height="5" rx="2" />
      <rect className="bf-drawing-box" x="90" y="62" width="240" height="22" rx="6" />
      {[100, 114, 128, 142, 156, 170].map((x) => (
        <circle key={x} className="bf-drawing-accent" cx={x + 4} cy="73" r="3.500" />
      ))}
    </svg>
  );
}

export function ChooseDrawing({ label }: DrawingProps) {
  return (
    <svg className="bf-drawing" viewBox="0 0 420 96" role="img" aria-label={label}>
      {[12, 40, 68].map((y, row) => (
        <g key={y}>
          <rect className={row < 2 ? 'bf-drawing-accent' : 'bf-drawing-box'} x="60" y={y} width="16" height="16" rx="4" />
          {row < 2 && <path className="bf-drawing-tick" d={`m64 ${y + 8} 3 3.500 6-7`} />}
          <rect className="bf-drawing-text" x="88" y={y + 5} width={[96, 72, 84][row]} height="6" rx="3" />
          <rect className="bf-drawing-box" x="250" y={y - 1} width="110" height="18" rx="5" />
        </g>
      ))}
    </svg>
  );
}
