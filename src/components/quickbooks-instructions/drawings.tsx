/* Our own line drawings of where to look: grey shapes, one accent. No screenshot, no logo, no copied artwork. */

interface DrawingProps {
  readonly label: string;
}

export function MenuDrawing({ label }: DrawingProps) {
  return (
    <svg className="bf-drawing" viewBox="0 0 420 112" role="img" aria-label={label}>
      <rect className="bf-drawing-ground" width="96" height="112" />
      <rect className="bf-drawing-line" x="14" y="18" width="56" height="6" rx="3" />
      <rect className="bf-drawing-line" x="14" y="38" width="64" height="6" rx="3" />
      <rect className="bf-drawing-accent-ground" x="10" y="54" width="78" height="20" rx="6" />
      <rect className="bf-drawing-accent" x="18" y="61" width="58" height="6" rx="3" />
      <rect className="bf-drawing-line" x="14" y="86" width="48" height="6" rx="3" />
      <rect className="bf-drawing-text" x="116" y="20" width="120" height="9" rx="4" />
      <rect className="bf-drawing-accent" x="316" y="14" width="88" height="24" rx="12" />
      <rect className="bf-drawing-on-accent" x="332" y="23" width="56" height="6" rx="3" />
      <rect className="bf-drawing-line" x="116" y="52" width="288" height="1" />
      <rect className="bf-drawing-line" x="116" y="66" width="200" height="6" rx="3" />
      <rect className="bf-drawing-line" x="116" y="84" width="160" height="6" rx="3" />
    </svg>
  );
}

export function SearchDrawing({ label }: DrawingProps) {
  return (
    <svg className="bf-drawing" viewBox="0 0 420 88" role="img" aria-label={label}>
      <rect className="bf-drawing-box" x="60" y="12" width="300" height="26" rx="13" />
      <circle className="bf-drawing-stroke" cx="78" cy="24" r="5" />
      <path className="bf-drawing-stroke" d="m82 28 4 4" />
      <rect className="bf-drawing-text" x="98" y="22" width="96" height="6" rx="3" />
      <rect className="bf-drawing-accent-ground" x="60" y="46" width="300" height="30" rx="8" />
      <rect className="bf-drawing-accent" x="72" y="53" width="16" height="16" rx="4" />
      <rect className="bf-drawing-accent" x="98" y="58" width="128" height="6" rx="3" />
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
      {[100, 114, 128, 142, 156, 170].map((x) => <circle key={x} className="bf-drawing-accent" cx={x + 4} cy="73" r="3.500" />)}
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
