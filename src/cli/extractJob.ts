import type { JobRequest } from './extractJobs.ts'
import { extractReport } from './extractReport.ts'
import { openGazetteerFile } from './openGazetteerFile.ts'

/** A process that reads the reports it is sent, one after another, until the one that sends them hangs up. */
const gazetteer = openGazetteerFile()

process.on('message', async ({ index, file, published }: JobRequest) => {
  const outcome = await extractReport(await gazetteer, file, published)
  process.send?.({ index, ...outcome })
})
