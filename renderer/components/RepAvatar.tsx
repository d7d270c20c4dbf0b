import { createContext, useContext, type CSSProperties } from 'react'
import { initialsOf, tintOfName } from './repMark.ts'
import classes from './RepAvatar.module.css'

/** The colours of the team by the rep's id; who is not in it has the colour of the name. */
export const RepTints = createContext<ReadonlyMap<string, string>>(new Map())

interface RepAvatarProps {
  readonly rep: { readonly id: string; readonly name: string }
  readonly size?: number
}

export function RepAvatar({ rep, size = 22 }: RepAvatarProps) {
  const tint = useContext(RepTints).get(rep.id) ?? tintOfName(rep.name)
  const style = { '--size': `${size}px`, '--tint': tint } as CSSProperties
  return (
    <span className={classes.avatar} style={style} role="img" aria-label={rep.name} title={rep.name}>
      {initialsOf(rep.name)}
    </span>
  )
}

/** Several reps, overlapping. */
export function RepAvatars({
  reps,
  size,
}: {
  readonly reps: readonly RepAvatarProps['rep'][]
  readonly size?: number
}) {
  return (
    <span className={classes.stack}>
      {reps.map((rep) => (
        <RepAvatar key={rep.id} rep={rep} {...(size ? { size } : {})} />
      ))}
    </span>
  )
}
