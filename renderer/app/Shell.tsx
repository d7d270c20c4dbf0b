import { lazy, Suspense, useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { useChangeStream } from '../api/changeStream.ts'
import { useStatus } from '../api/workspace.ts'
import { takeEarlyDigit } from '../commands/earlyDigit.ts'
import { useKeyDispatcher } from '../commands/dispatch.ts'
import { useChosenKeys } from '../commands/keyMap.ts'
import { useMenuCommands } from '../commands/menu.ts'
import { useWindowDrop } from '../imports/answerDrop.ts'
import { HelpSheet } from '../commands/HelpSheet.tsx'
import { Palette } from '../commands/Palette.tsx'
import { BACKUPS_PATH, BOARD_PLACES, FOLLOW_UPS_PATH, KEYBOARD_PATH } from './routes.ts'
import { SkeletonScreen } from '../components/Skeleton.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Rail } from './Rail.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useAppClock, useCollisionNews, useColorScheme, useNavigationCommands, useWindowTitle } from './shellEffects.ts'
import { Dialogs } from './Dialogs.tsx'
import { Toasts } from './Toasts.tsx'
import { UnsavedNote } from './UnsavedNote.tsx'
import classes from './Shell.module.css'

const Desk = lazy(() => import('../desk/Desk.tsx'))
const LeadsScreen = lazy(() => import('../leads/LeadsScreen.tsx'))
const BoardScreen = lazy(() => import('../board/BoardScreen.tsx'))
const MeetingsScreen = lazy(() => import('../meetings/MeetingsScreen.tsx'))
const BriefScreen = lazy(() => import('../brief/BriefScreen.tsx'))
const DaySheetScreen = lazy(() => import('../brief/DaySheetScreen.tsx'))
const RepsScreen = lazy(() => import('../reps/RepsScreen.tsx'))
const MeetingTypesScreen = lazy(() => import('../meetingTypes/MeetingTypesScreen.tsx'))
const ScoreScreen = lazy(() => import('../score/ScoreScreen.tsx'))
const InsightsScreen = lazy(() => import('../insights/InsightsScreen.tsx'))
const InsightsPage = lazy(() => import('../insights/InsightsPage.tsx'))
const SettingsScreen = lazy(() => import('../settings/SettingsScreen.tsx'))
const QualificationScreen = lazy(() => import('../settings/qualification/QualificationScreen.tsx'))
const MessagesScreen = lazy(() => import('../settings/messages/MessagesScreen.tsx'))
const FollowUpsScreen = lazy(() => import('../followUps/FollowUpsScreen.tsx'))
const CallingScreen = lazy(() => import('../settings/calling/CallingScreen.tsx'))
const SuppressionScreen = lazy(() => import('../settings/suppression/SuppressionScreen.tsx'))
const KeyboardScreen = lazy(() => import('../settings/keyboard/KeyboardScreen.tsx'))
const BackupsScreen = lazy(() => import('../settings/backups/BackupsScreen.tsx'))
const FirstRun = lazy(() => import('../firstRun/FirstRun.tsx'))

/** The frame around every screen: bar, rail, status, and what opens over them. */
export function Shell() {
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  const status = useStatus()
  useChangeStream()
  useAppClock()
  useColorScheme()
  useNavigationCommands()
  useCollisionNews()
  useWindowTitle()
  useChosenKeys()
  useKeyDispatcher()
  useMenuCommands()
  useWindowDrop()
  // What was pressed before there was a screen is for the first page alone.
  const inUse = status?.empty === false
  useEffect(() => {
    if (inUse) takeEarlyDigit()
  }, [inUse])

  const screen = location.split('/')[1] ?? ''
  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <TopBar />
      <Rail />
      <main ref={main} className={classes.main} tabIndex={-1}>
        <ErrorBoundary resetKey={screen}>
          <Suspense fallback={<SkeletonScreen />}>
            {status?.empty && screen !== 'settings' ? (
              <FirstRun />
            ) : (
              <Switch>
                <Route path="/queue/:leadId?" component={Desk} />
                <Route path="/leads/:filterId?" component={LeadsScreen} />
                <Route path={BOARD_PLACES} component={BoardScreen} />
                <Route path="/meetings/:meetingId/brief" component={BriefScreen} />
                <Route path="/reps/:repId/day/:day" component={DaySheetScreen} />
                <Route path="/meetings/:meetingId?" component={MeetingsScreen} />
                <Route path="/reps/:repId?" component={RepsScreen} />
                <Route path="/types/:typeId?" component={MeetingTypesScreen} />
                <Route path="/score" component={ScoreScreen} />
                <Route path="/insights/page/:range?/:split?" component={InsightsPage} />
                <Route path="/insights/:range?/:split?" component={InsightsScreen} />
                <Route path="/settings" component={SettingsScreen} />
                <Route path={FOLLOW_UPS_PATH} component={FollowUpsScreen} />
                <Route path="/settings/qualification" component={QualificationScreen} />
                <Route path="/settings/messages/:purpose?/:language?" component={MessagesScreen} />
                <Route path="/settings/calling/:rule?" component={CallingScreen} />
                <Route path="/settings/do-not-contact" component={SuppressionScreen} />
                <Route path={BACKUPS_PATH} component={BackupsScreen} />
                <Route path={KEYBOARD_PATH} component={KeyboardScreen} />
                <Route>
                  <Redirect to="/queue" replace />
                </Route>
              </Switch>
            )}
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
      <Palette />
      <HelpSheet />
      <Dialogs />
      <Toasts />
      <UnsavedNote />
    </div>
  )
}
