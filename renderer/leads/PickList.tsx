import { Modal } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { ErrorNote } from '../components/ErrorNote.tsx'
import finder from '../components/Finder.module.css'
import { KeyCap } from '../components/KeyCap.tsx'
import classes from './PickList.module.css'

export interface PickOption {
  readonly id: string
  readonly group?: string
  readonly label: ReactNode
  readonly count?: number
  readonly on?: boolean
}

interface PickListProps<Option extends PickOption> {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly placeholder: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly options: readonly Option[]
  readonly onPick: (option: Option) => void
  /** What Enter does, in a word or two. */
  readonly enter: string
  /** Several can be picked one after the other. */
  readonly several?: boolean
  readonly error?: unknown
}

/** More are narrowed by typing, not looked through. */
const SHOWN = 120

/** A field and what it finds: type, choose with the arrows, Enter. */
export function PickList<Option extends PickOption>(props: PickListProps<Option>) {
  const { opened, onClose, title } = props
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={460}
      centered={false}
      yOffset="14vh"
      attributes={{ content: { 'aria-label': title } }}
    >
      {opened && <PickListBody {...props} />}
    </Modal>
  )
}

function PickListBody<Option extends PickOption>(props: PickListProps<Option>) {
  const { title, placeholder, text, onText, onPick, enter, several = false, error } = props
  const listId = useId()
  const options = props.options.slice(0, SHOWN)
  const [wanted, setWanted] = useState(0)
  const active = Math.min(wanted, options.length - 1)
  const choose = (index: number) => {
    setWanted(index)
    document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && options.length > 0) {
      event.preventDefault()
      choose((active + step + options.length) % options.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.repeat) {
      event.preventDefault()
      const option = options[active]
      if (option) onPick(option)
      if (option && several) event.currentTarget.querySelector('input')?.select()
    }
  }
  return (
    <div onKeyDown={onKeyDown}>
      <input
        data-autofocus
        className={`${finder.field} ${classes.field}`}
        role="combobox"
        aria-expanded="true"
        aria-label={title}
        aria-controls={listId}
        aria-activedescendant={options.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setWanted(0)
          onText(event.currentTarget.value)
        }}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={title}
        {...(several ? { 'aria-multiselectable': true } : {})}
        className={`${finder.list} ${classes.list}`}
      >
        {options.map((option, i) => (
          <div key={option.id} role="presentation">
            {option.group && options[i - 1]?.group !== option.group && (
              <div className={`${finder.group} ${classes.group}`} aria-hidden="true">
                {option.group}
              </div>
            )}
            <div
              id={`${listId}-${i}`}
              role="option"
              aria-selected={several ? (option.on ?? false) : i === active}
              data-active={i === active || undefined}
              className={`${finder.found} ${classes.option}`}
              onMouseMove={() => i !== active && setWanted(i)}
              onClick={() => onPick(option)}
            >
              {several && <IconCheck className={classes.check} style={{ opacity: option.on ? 1 : 0 }} aria-hidden />}
              {option.group && <span className="visuallyHidden">{option.group}: </span>}
              <span className={classes.label}>{option.label}</span>
              {option.count !== undefined && <span className={classes.count}>{option.count.toLocaleString('en')}</span>}
            </div>
          </div>
        ))}
        {options.length === 0 && <p className={classes.none}>Nothing fits “{text.trim()}”.</p>}
      </div>
      {Boolean(error) && (
        <div className={classes.error}>
          <ErrorNote error={error} />
        </div>
      )}
      <div className={classes.foot}>
        <span>
          <KeyCap keys="enter" /> {enter}
        </span>
        <span>
          <KeyCap keys="esc" /> {several ? 'done' : 'cancel'}
        </span>
      </div>
    </div>
  )
}
