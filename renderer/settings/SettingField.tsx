import { NumberInput, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useEdited } from '../forms/useEdited.ts'
import css from './Settings.module.css'

/** A label that says so when its field has just been saved. */
export function SettingLabel({ text, saved }: { readonly text: string; readonly saved: boolean }): ReactNode {
  return (
    <>
      {text}
      {saved ? (
        <span className={css.saved}>
          <IconCheck size={12} aria-hidden /> saved
        </span>
      ) : null}
    </>
  )
}

interface Common {
  readonly label: string
  readonly description?: string
  readonly error: string | undefined
  readonly saved: boolean
}

interface TextProps extends Common {
  readonly value: string
  readonly placeholder?: string
  readonly type?: 'text' | 'email'
  readonly onSave: (value: string) => void
}

/** Saved when it is left or Enter is pressed; Escape puts back what was there. */
export function TextSetting({
  label,
  description,
  error,
  saved,
  value,
  placeholder,
  type = 'text',
  onSave,
}: TextProps) {
  const [text, setText] = useEdited(value)
  const commit = () => {
    if (text.trim() !== value) onSave(text.trim())
  }
  return (
    <TextInput
      label={<SettingLabel text={label} saved={saved} />}
      description={description}
      placeholder={placeholder}
      type={type}
      value={text}
      error={error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setText(value)
      }}
    />
  )
}

interface NumberProps extends Common {
  readonly value: number
  readonly suffix: string
  readonly min: number
  readonly max: number
  readonly onSave: (value: number) => void
}

export function NumberSetting({ label, description, error, saved, value, suffix, min, max, onSave }: NumberProps) {
  const [typed, setTyped] = useEdited<number | string>(value)
  const commit = () => {
    if (typeof typed !== 'number') setTyped(value)
    else if (typed !== value) onSave(typed)
  }
  return (
    <NumberInput
      label={<SettingLabel text={label} saved={saved} />}
      description={description}
      suffix={suffix}
      min={min}
      max={max}
      allowDecimal={false}
      value={typed}
      error={error}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
      }}
    />
  )
}
