import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ANSWER_LIMITS, type AnswerResult } from '../../shared/contract/answers.ts'
import type { TextFile } from '../../shared/contract/shell.ts'
import { api, client } from '../api/client.ts'
import { readGiven, type GivenFile, type ReadFile } from '../forms/givenFiles.ts'
import type { ShownAnswer } from './answerList.ts'

/** Files of one call: few enough that the list grows while a folder is taken in, and the window answers. */
const FILES = 25
/** Characters of one call. */
const CHARACTERS = 2_000_000

export interface Progress {
  readonly done: number
  readonly total: number
}

interface Given {
  readonly files: readonly (GivenFile | ReadFile)[]
  /** A person has said that these are answers, though the files do not. */
  readonly confirm?: boolean
  /** The result that these take the place of. */
  readonly instead?: string
}

/** Takes in answers piece by piece, and keeps what came of each until the dialog is closed. */
export function useTakeAnswers() {
  const queries = useQueryClient()
  const [answers, setAnswers] = useState<readonly ShownAnswer[]>([])
  const [changeIds, setChangeIds] = useState<readonly string[]>([])
  const [progress, setProgress] = useState<Progress | null>(null)
  const stopped = useRef(false)
  const keys = useRef(0)

  const show = (results: readonly (AnswerResult & { readonly text?: string })[], instead: string | undefined) => {
    const shown = results.map((result): ShownAnswer => {
      keys.current += 1
      return { ...result, key: String(keys.current) }
    })
    setAnswers((before) => [...before.filter(({ key }) => key !== instead), ...shown])
  }

  const take = useMutation({
    mutationFn: async ({ files, confirm = false, instead }: Given) => {
      stopped.current = false
      let piece: TextFile[] = []
      let size = 0
      const send = async (done: number) => {
        if (piece.length > 0) {
          const texts = piece
          piece = []
          size = 0
          const { results, changeId } = await client.invites.receiveAll({ files: texts, confirm })
          if (changeId) setChangeIds((before) => [...before, changeId])
          show(
            results.map((result) => withText(result, texts)),
            instead,
          )
        }
        setProgress({ done, total: files.length })
      }
      for (const [at, given] of files.entries()) {
        if (stopped.current) break
        const read = 'file' in given ? await readGiven(given) : given
        if ('problem' in read || read.text.length > ANSWER_LIMITS.file) {
          const reason = 'problem' in read ? read.problem : 'This file is too large to be an answer.'
          show([{ file: read.name, kind: 'unreadable', applied: false, reason }], undefined)
        } else {
          piece.push({ name: read.name.slice(-1000), text: read.text })
          size += read.text.length
        }
        if (piece.length >= FILES || size >= CHARACTERS) await send(at + 1)
      }
      await send(files.length)
    },
    onSettled: () => {
      setProgress(null)
      void queries.invalidateQueries({ queryKey: api.meetings.key() })
    },
  })

  const undo = useMutation({
    // The newest first: a later answer may build on an earlier one.
    mutationFn: async () => {
      for (const changeId of changeIds.toReversed()) await client.history.undo({ changeId })
    },
    onSuccess: () => {
      setAnswers([])
      setChangeIds([])
    },
  })

  return {
    answers,
    progress,
    take,
    undo,
    /** Whether anything was changed that can be taken back. */
    changed: changeIds.length > 0,
    /** Ends after what is on its way, and forgets the results. */
    clear: () => {
      stopped.current = true
      setAnswers([])
      setChangeIds([])
      undo.reset()
      take.reset()
    },
  }
}

/** The text is kept only where the same file can come to another result. */
function withText(result: AnswerResult, files: readonly TextFile[]): AnswerResult & { readonly text?: string } {
  if (result.kind !== 'crasher' && result.kind !== 'needsConfirmation') return result
  const file = files.find(({ name }) => name === result.file)
  return file ? { ...result, text: file.text } : result
}
