import { Button, Select, Textarea } from '@mantine/core'
import { useLocation } from 'wouter'
import { MessageLanguage } from '../../shared/contract/messageLanguage.ts'
import { LANGUAGE_NAMES } from '../../shared/messages/languages.ts'
import { MESSAGES_PATH } from '../app/routes.ts'
import { Section } from '../forms/Section.tsx'
import { useEdited } from '../forms/useEdited.ts'
import { SettingLabel } from './SettingField.tsx'
import type { SettingsForm } from './useSaveSettings.ts'
import css from './Settings.module.css'

/** How leads are written to: in which language, and what ends each message. */
export function MessagesSection({ form }: { readonly form: SettingsForm }) {
  const { settings, save, errorOf, savedField } = form
  const [, navigate] = useLocation()
  const [signature, setSignature] = useEdited(settings.signature ?? '')
  return (
    <Section
      title="Messages to leads"
      actions={
        <Button variant="default" size="compact-sm" onClick={() => navigate(MESSAGES_PATH)}>
          Edit the messages
        </Button>
      }
    >
      <div className={css.grid}>
        <Select
          label={<SettingLabel text="Language" saved={savedField === 'messageLanguage'} />}
          description="Where a lead’s own is unknown, or is none of these."
          data={MessageLanguage.options.map((value) => ({
            value,
            label: value === 'en' ? 'English' : `${LANGUAGE_NAMES[value].own} (${LANGUAGE_NAMES[value].english})`,
          }))}
          allowDeselect={false}
          value={settings.messageLanguage ?? 'en'}
          error={errorOf('messageLanguage')}
          onChange={(language) => save({ messageLanguage: MessageLanguage.parse(language) })}
        />
        <Textarea
          label={<SettingLabel text="Signature" saved={savedField === 'signature'} />}
          description="Ends every message, below your name."
          placeholder={'Northwind GmbH\n+49 30 555 0100'}
          autosize
          minRows={2}
          maxRows={6}
          value={signature}
          error={errorOf('signature')}
          onChange={(event) => setSignature(event.currentTarget.value)}
          onBlur={() => {
            if (signature.trim() !== (settings.signature ?? '')) save({ signature: signature.trim() })
          }}
        />
      </div>
    </Section>
  )
}
