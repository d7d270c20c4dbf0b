import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Backup } from '../../../shared/contract/backups.ts'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { showToast } from '../../app/toast.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { ScreenHeader } from '../../components/ScreenHeader.tsx'
import { ListBox } from '../../forms/ListBox.tsx'
import { ListRow } from '../../forms/ListRow.tsx'
import { MasterDetail } from '../../forms/MasterDetail.tsx'
import { Section } from '../../forms/Section.tsx'
import layout from '../../forms/Sections.module.css'
import { formatTime, nameDay } from '../../time/format.ts'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { BackupDetail } from './BackupDetail.tsx'
import { countWords, kindWords, many, sizeWords } from './backupWords.ts'
import css from './Backups.module.css'

/** The backups of the workspace: what they hold, writing one, and going back to one. */
export default function BackupsScreen() {
  const list = useQuery(api.backups.list.queryOptions())
  const [picked, setPicked] = useState<string | null>(null)
  const backups = list.data?.backups ?? []
  const chosen = backups.find(({ name }) => name === picked) ?? backups[0]
  const create = useMutation(
    api.backups.create.mutationOptions({
      onSuccess: (backup) => {
        setPicked(backup.name)
        showToast({ text: `The backup is written and was read through: ${sizeWords(backup.size)}` })
      },
    }),
  )
  return (
    <SettingsFrame>
      <MasterDetail
        header={
          <ScreenHeader
            title="Backups"
            note={backups.length > 0 ? noteOf(backups) : ' '}
            actions={
              <Button loading={create.isPending} disabled={!list.data?.folder} onClick={() => create.mutate(undefined)}>
                Back up now
              </Button>
            }
          />
        }
        list={
          list.error ? (
            <ErrorNote error={list.error} />
          ) : (
            <ListBox
              label="Backups, newest first"
              entries={backups.map((backup) => ({ kind: 'item', key: backup.name, item: backup }))}
              chosen={chosen?.name ?? null}
              onChoose={setPicked}
              rowHeight={52}
              empty={list.data ? 'No backup yet: the first one is written when the workspace is next opened.' : ''}
              render={(backup) => <Row backup={backup} />}
            />
          )
        }
        detail={
          <div className={layout.detail} tabIndex={-1}>
            <div className={`${layout.sections} ${css.sections}`}>
              <ErrorNote error={create.error} />
              {list.data?.damaged ? (
                <p className={css.damaged} role="alert">
                  <b>The data file is damaged.</b> Go back to the newest backup that is good. The damaged file is kept.
                </p>
              ) : null}
              {chosen ? <BackupDetail key={chosen.name} backup={chosen} /> : null}
              <Where folder={list.data?.folder ?? null} />
            </div>
          </div>
        }
      />
    </SettingsFrame>
  )
}

const noteOf = (backups: readonly Backup[]): string =>
  `${many(backups.length, 'backup')} · ${sizeWords(backups.reduce((sum, { size }) => sum + size, 0))}`

function Row({ backup }: { readonly backup: Backup }) {
  const now = useNow()
  const { zone, clock } = useSettings()
  const at = Date.parse(backup.at)
  return (
    <ListRow
      name={`${nameDay(at, now, zone)}, ${formatTime(at, zone, clock)}`}
      note={kindWords(backup.kind)}
      about={backup.counts ? `${countWords(backup.counts)} · ${sizeWords(backup.size)}` : backup.problem}
    />
  )
}

function Where({ folder }: { readonly folder: string | null }) {
  return (
    <Section title="When and where">
      <p>
        One is written at the first start of a day, before leads are imported and before an update changes the form of
        the data. Each is read through before it counts. Kept are the newest of 7 days, 4 weeks and 12 months, and the
        last few of each other kind.
      </p>
      {folder ? (
        <p className={css.folder}>
          <code>{folder}</code>
        </p>
      ) : null}
      <p className={css.note}>They are on this computer. Copy the folder to another disk now and then.</p>
    </Section>
  )
}
