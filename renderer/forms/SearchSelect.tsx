import { Select, type SelectProps } from '@mantine/core'

/**
 * One of many by typing a part of its name; Enter takes the first that is left.
 *
 * The first option is marked as the list opens, because what Mantine does instead – to look for the active option after
 * a timer – comes behind the keys of a fast typist on a slow machine and takes the mark away, so that Enter does nothing.
 */
export function SearchSelect(props: Omit<SelectProps, 'searchable'>) {
  return <Select {...props} searchable selectFirstOptionOnChange selectFirstOptionOnDropdownOpen />
}
