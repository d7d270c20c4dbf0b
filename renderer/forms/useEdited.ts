import { useState } from 'react'

/** What a person makes of a value before it is saved; when what is saved changes, that takes its place. */
export function useEdited<T>(saved: T): readonly [T, (value: T) => void] {
  const [seen, setSeen] = useState(saved)
  const [edited, setEdited] = useState(saved)
  if (seen !== saved) {
    setSeen(saved)
    setEdited(saved)
  }
  return [seen === saved ? edited : saved, setEdited]
}
