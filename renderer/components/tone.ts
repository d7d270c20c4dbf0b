/** `red` is late or lost, `amber` needs doing soon, `green` is well, `accent` is new, `quiet` is neither. */
export type Tone = 'red' | 'amber' | 'green' | 'accent' | 'quiet'
