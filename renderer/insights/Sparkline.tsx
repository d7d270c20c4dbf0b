import css from './Sparkline.module.css'

const [WIDTH, HEIGHT, EDGE] = [132, 26, 2]

/** How a number went, as a line a word wide; what it was in each part stands in the table below. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  const top = Math.max(...known, 0)
  if (known.length === 0 || top === 0) return <span className={css.none} aria-hidden="true" />
  const x = (i: number) => (values.length === 1 ? WIDTH / 2 : EDGE + (i / (values.length - 1)) * (WIDTH - 2 * EDGE))
  const y = (value: number) => HEIGHT - EDGE - (value / top) * (HEIGHT - 2 * EDGE - 1)
  const points = values.flatMap((value, i) => (value === null ? [] : [{ x: x(i), y: y(value) }]))
  const line = points.map((at, i) => `${i === 0 ? 'M' : 'L'}${at.x.toFixed(1)} ${at.y.toFixed(1)}`).join('')
  const [first, last] = [points[0], points.at(-1)]
  return (
    <svg className={css.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {first && last && (
        <>
          <path className={css.area} d={`${line}L${last.x.toFixed(1)} ${HEIGHT}L${first.x.toFixed(1)} ${HEIGHT}Z`} />
          <path className={css.stroke} d={line} />
          <circle className={css.dot} cx={last.x} cy={last.y} r="2" />
        </>
      )}
    </svg>
  )
}
