import type { CSSProperties } from 'react'
import { initialsOf, repTint } from './repMark.ts'
import classes from './RepAvatar.module.css'

interface RepAvatarProps {
  readonly rep: { readonly id: string; readonly name: string }
  readonly size?: number
}

export function RepAvatar({ rep, size = 22 }: RepAvatarProps) {
  const style = { '--size': `${size}px`, '--tint': repTint(rep.id) } as CSSProperties
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
