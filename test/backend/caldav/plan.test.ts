import { describe, expect, it } from 'vitest'
import { stateOf, stepFor, type There, type Wanted, type Written } from '../../../electron/backend/caldav/plan.ts'

const wanted = (version: string, start: number): Wanted => ({ meetingId: 'm', version, start, end: start + 30 })
const written = (part: Partial<Written> = {}): Written => {
  const start = part.start ?? 100
  return {
    meetingId: 'm',
    href: '/m.ics',
    etag: 'e1',
    version: 'v1',
    start,
    end: start + 30,
    sentStart: part.sentStart ?? start,
    sentEnd: (part.sentStart ?? start) + 30,
    decision: null,
    ...part,
  }
}
const there = (etag: string, start: number | null): There => ({
  etag,
  time: start === null ? null : { start, end: start + 30 },
})

describe('what is written', () => {
  it.each([
    ['a new meeting', wanted('v1', 100), undefined, undefined, { kind: 'create' }],
    [
      'one whose writing never arrived',
      wanted('v1', 100),
      written({ etag: null, version: null }),
      undefined,
      { kind: 'create' },
    ],
    [
      'one whose answer was lost',
      wanted('v1', 100),
      written({ etag: null, version: null }),
      there('e1', 100),
      { kind: 'update', etag: 'e1' },
    ],
    ['nothing when all is well', wanted('v1', 100), written(), there('e1', 100), { kind: 'nothing' }],
    ['one that was moved', wanted('v2', 200), written(), there('e1', 100), { kind: 'update', etag: 'e1' }],
    [
      'one that was moved, whose answer was lost',
      wanted('v2', 200),
      written({ sentStart: 200 }),
      there('e2', 200),
      { kind: 'update', etag: 'e2' },
    ],
    [
      'one that was moved back, whose answer was lost',
      wanted('v3', 100),
      written({ sentStart: 200 }),
      there('e2', 200),
      { kind: 'update', etag: 'e2' },
    ],
    [
      'one that is on the server though nothing is known of it',
      wanted('v1', 100),
      undefined,
      there('e9', 100),
      { kind: 'update', etag: 'e9' },
    ],
    [
      'nothing where the server worded it anew',
      wanted('v1', 100),
      written(),
      there('e2', 100),
      { kind: 'adopt', etag: 'e2' },
    ],
    [
      'one that was changed here, and noted on there',
      wanted('v2', 200),
      written(),
      there('e2', 100),
      { kind: 'update', etag: 'e2' },
    ],
    ['one that was cancelled', undefined, written(), there('e1', 100), { kind: 'delete', etag: 'e1' }],
    ['one that was cancelled and noted on', undefined, written(), there('e2', 100), { kind: 'delete', etag: 'e2' }],
    ['one that was cancelled and is gone', undefined, written(), undefined, { kind: 'forget' }],
    ['nothing that is not ours', undefined, undefined, there('e1', 100), { kind: 'nothing' }],
  ] as const)('%s', (_name, wantedOne, writtenOne, thereOne, step) => {
    expect(stepFor({ wanted: wantedOne, written: writtenOne, there: thereOne })).toEqual(step)
  })

  it.each([
    ['was moved there', wanted('v1', 100), written(), there('e2', 300), 'moved'],
    ['was moved there and here', wanted('v2', 200), written(), there('e2', 300), 'moved'],
    ['was deleted there', wanted('v1', 100), written(), undefined, 'deleted'],
    ['was deleted there and moved here', wanted('v2', 200), written(), undefined, 'deleted'],
    ['was moved there and cancelled here', undefined, written(), there('e2', 300), 'moved'],
    ['has no time there any more', wanted('v1', 100), written(), there('e2', null), 'moved'],
    ['is at another time though nothing is known of it', wanted('v1', 100), undefined, there('e9', 300), 'moved'],
  ] as const)('nothing when a meeting %s, before it is decided', (_name, wantedOne, writtenOne, thereOne, what) => {
    const sides = { wanted: wantedOne, there: thereOne }
    expect(stepFor({ ...sides, written: writtenOne })).toEqual({ kind: 'conflict', what })
    if (!writtenOne) return
    const decide = (keep: 'ours' | 'leave') =>
      stepFor({ ...sides, written: { ...writtenOne, decision: { keep, for: stateOf(sides) } } })
    expect(decide('leave')).toEqual({ kind: 'nothing' })
    expect(decide('ours')).toEqual(
      thereOne ? { kind: wantedOne ? 'update' : 'delete', etag: thereOne.etag } : { kind: 'create' },
    )
    // Said of another state: asked again.
    const old = { keep: 'ours', for: stateOf({ wanted: wantedOne, there: there('e0', 1) }) } as const
    expect(stepFor({ ...sides, written: { ...writtenOne, decision: old } })).toEqual({ kind: 'conflict', what })
  })
})
