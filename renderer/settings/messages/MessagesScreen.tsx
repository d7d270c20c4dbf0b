import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { DraftPurpose } from '../../../shared/contract/invites.ts'
import { MessageLanguage } from '../../../shared/contract/messageLanguage.ts'
import { LANGUAGE_NAMES } from '../../../shared/messages/languages.ts'
import { PURPOSE_NAMES } from '../../../shared/messages/purposes.ts'
import { api } from '../../api/client.ts'
import { useSettings } from '../../api/workspace.ts'
import { messagePath } from '../../app/routes.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { ScreenHeader } from '../../components/ScreenHeader.tsx'
import { useDraftKeys } from '../../forms/drafts.ts'
import { ListBox } from '../../forms/ListBox.tsx'
import { ListRow } from '../../forms/ListRow.tsx'
import { MasterDetail } from '../../forms/MasterDetail.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { MessageEditor } from './MessageEditor.tsx'
import { draftKey } from './messageDraft.ts'

/** When each message is written. */
const WHEN: Readonly<Record<DraftPurpose, string>> = {
  invite: 'after a meeting is booked',
  reminder: 'before it takes place',
  reschedule: 'when its time has changed',
  cancel: 'when it will not take place',
  noShow: 'when the lead did not come',
  times: 'before anything is booked',
}

/** What leads are written, by purpose and language: the app's own words, or the team's. */
export default function MessagesScreen() {
  const params = useParams<{ purpose?: string; language?: string }>()
  const [, navigate] = useLocation()
  const { messageLanguage = 'en' } = useSettings()
  const list = useQuery(api.messages.templates.queryOptions())
  const drafts = useDraftKeys()
  const purpose = DraftPurpose.safeParse(params.purpose).data ?? 'invite'
  const language = MessageLanguage.safeParse(params.language).data ?? messageLanguage
  const templates = list.data?.templates ?? []
  const chosen = templates.find((one) => one.purpose === purpose && one.language === language)
  const ownIn = (of: DraftPurpose): string =>
    templates
      .filter((one) => one.purpose === of && !one.builtIn)
      .map((one) => LANGUAGE_NAMES[one.language].english)
      .join(', ')
  const go = (to: { readonly purpose?: DraftPurpose; readonly language?: MessageLanguage }) =>
    navigate(messagePath(to.purpose ?? purpose, to.language ?? language), { replace: true })

  return (
    <SettingsFrame>
      <MasterDetail
        header={
          <ScreenHeader
            title="Messages"
            note="to leads, in their language"
            actions={
              <SegmentedControl
                aria-label="Language"
                value={language}
                data={MessageLanguage.options.map((value) => ({
                  value,
                  label: <span lang={value === 'zh' ? 'zh-Hans' : value}>{LANGUAGE_NAMES[value].own}</span>,
                }))}
                onChange={(value) => go({ language: value })}
              />
            }
          />
        }
        list={
          list.error ? (
            <ErrorNote error={list.error} />
          ) : list.data ? (
            <ListBox
              label="Messages"
              entries={DraftPurpose.options.map((item) => ({ kind: 'item', key: item, item }))}
              chosen={purpose}
              onChoose={(key) => go({ purpose: DraftPurpose.parse(key) })}
              rowHeight={52}
              empty="No messages."
              render={(item) => (
                <ListRow
                  name={PURPOSE_NAMES[item]}
                  unsaved={drafts.has(draftKey(item, language))}
                  about={ownIn(item) ? `your words in ${ownIn(item)}` : WHEN[item]}
                />
              )}
            />
          ) : null
        }
        detail={chosen && list.data ? <MessageEditor key={`${purpose} ${language}`} template={chosen} /> : null}
      />
    </SettingsFrame>
  )
}
