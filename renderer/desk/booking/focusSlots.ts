/** Moves the focus to the list of slots, from where Enter books. False when no list is shown. */
export function focusSlots(): boolean {
  const list = document.querySelector<HTMLElement>('[data-slots]')
  list?.focus()
  return list !== null
}

export function focusQueue(): void {
  document.querySelector<HTMLElement>('[data-queue]')?.focus()
}
