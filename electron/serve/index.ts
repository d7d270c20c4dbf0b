import { OptionError } from '../backend/hostOptions.ts'
import { StoreError } from '../backend/store/open.ts'
import { readServeOptions, USAGE } from './options.ts'
import { serveWorkspace, wordStartFailure } from './workspace.ts'

/** `npm run serve`: one line of JSON on standard output when ready, everything else on standard error. */
async function main(): Promise<void> {
  const options = readServeOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
  if (options === 'help') {
    console.log(USAGE)
    return
  }
  const serving = await serveWorkspace(options)
  const stop = () => {
    serving.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  console.error(`The workspace is in ${options.data}`)
  console.error(`Open it in a browser (this address works once): ${serving.newLink()}`)
  process.stdout.write(JSON.stringify({ url: serving.url, token: serving.token }) + '\n')
}

main().catch((error: unknown) => {
  const foreseen =
    error instanceof OptionError || error instanceof StoreError || (error instanceof Error && 'code' in error)
  console.error(foreseen ? wordStartFailure(error) : error)
  process.exitCode = 1
})
