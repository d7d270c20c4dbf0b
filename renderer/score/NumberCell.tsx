import { NumberInput } from '@mantine/core'
import { useEdited } from '../forms/useEdited.ts'

interface Props {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly whole?: boolean
  readonly signed?: boolean
  readonly width?: number
  readonly suffix?: string
  readonly min?: number
  readonly max?: number
  readonly error?: string | undefined
  readonly tabIndex?: number
  readonly showLabel?: boolean
}

/** A number that counts as soon as it is one; what is left empty goes back to what it was. */
export function NumberCell(props: Props) {
  const { label, value, onChange, whole = false, signed = false, width = 84, showLabel = false } = props
  const [typed, setTyped] = useEdited<number | string>(value)
  return (
    <NumberInput
      w={width}
      {...(showLabel ? { label } : { 'aria-label': label })}
      value={typed}
      allowDecimal={!whole}
      hideControls
      prefix={signed && typeof typed === 'number' && typed > 0 ? '+' : ''}
      suffix={props.suffix ?? ''}
      min={props.min ?? -1e12}
      max={props.max ?? 1e12}
      error={props.error}
      tabIndex={props.tabIndex ?? 0}
      thousandSeparator={whole && !signed ? ',' : ''}
      onChange={(next) => {
        setTyped(next)
        if (typeof next === 'number' && next !== value) onChange(next)
      }}
      onBlur={() => {
        if (typeof typed !== 'number') setTyped(value)
      }}
    />
  )
}
