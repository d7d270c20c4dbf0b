import css from './FirstPicture.module.css'

/** A small drawing of the desk: three reps, their day, and the one time that all of them have. */
export function FirstPicture() {
  return (
    <svg
      className={css.picture}
      viewBox="0 0 360 200"
      role="img"
      aria-label="Three calendars, and the time that is free in all of them"
    >
      <defs>
        <pattern id="first-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" className={css.outside} />
          <line x1="0" y1="0" x2="0" y2="7" className={css.hatch} />
        </pattern>
      </defs>
      <rect x="0.5" y="0.5" width="359" height="199" rx="12" className={css.card} />
      {[56, 104, 152].map((y) => (
        <line key={y} x1="0" x2="360" y1={y - 14} y2={y - 14} className={css.rule} />
      ))}
      {[92, 144, 196, 248, 300].map((x, i) => (
        <g key={x}>
          <line x1={x} x2={x} y1="42" y2="200" className={css.rule} />
          <text x={x} y="20" className={css.ours}>
            {14 + i}:00
          </text>
          <text x={x} y="34" className={css.theirs}>
            {8 + i}:00
          </text>
        </g>
      ))}
      {(
        [
          ['#c2255c', 'DK', 42, 0, 268, 92],
          ['#0b7285', 'PM', 94, 40, 300, 60],
          ['#b8500b', 'AR', 146, 0, 300, 60],
        ] as const
      ).map(([tint, initials, y, from, to, width]) => (
        <g key={initials}>
          {from > 0 ? <rect x="70" y={y} width={from} height="52" fill="url(#first-hatch)" /> : null}
          <rect x={to} y={y} width={width - 0.5} height={y === 146 ? 46 : 52} fill="url(#first-hatch)" />
          <circle cx="36" cy={y + 26} r="14" fill={tint} />
          <text x="36" y={y + 30} className={css.initials}>
            {initials}
          </text>
        </g>
      ))}
      <rect x="92" y="52" width="60" height="32" rx="6" className={css.busy} />
      <rect x="120" y="104" width="52" height="32" rx="6" className={css.busy} />
      <rect x="76" y="156" width="84" height="32" rx="6" className={css.busy} />
      <rect x="246" y="156" width="42" height="32" rx="6" className={css.busy} />
      <rect x="196" y="46" width="42" height="148" rx="8" className={css.band} />
      {[52, 104, 156].map((y) => (
        <g key={y}>
          <rect x="198" y={y} width="38" height="32" rx="6" className={css.slot} />
          <path d={`M 210 ${y + 16} l 5 5 l 9 -10`} className={css.tick} />
        </g>
      ))}
    </svg>
  )
}
