import { Modal } from '@mantine/core'
import type { KeyboardEventHandler, ReactNode } from 'react'
import classes from './Dialog.module.css'

interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly size: number
  readonly onKeyDown?: KeyboardEventHandler
  /** A click beside a long form loses what was typed: there it is left out. */
  readonly closeOnClickOutside?: boolean
  readonly children: ReactNode
}

/** A dialog with its title and a way out. Its head is no `header` element, which would be a second banner of the page. */
export function Dialog(props: DialogProps) {
  const { opened, onClose, title, size, onKeyDown, closeOnClickOutside = true, children } = props
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      centered
      lockScroll={false}
      closeOnClickOutside={closeOnClickOutside}
      onKeyDown={onKeyDown}
    >
      <Modal.Overlay backgroundOpacity={0.35} blur={0} />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
