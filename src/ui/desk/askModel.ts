import { completionsUrl, modelRequest } from '../../io/modelRequest.ts'
import type { Proposals } from '../../io/modelAnswer.ts'
import { postJson, RequestError } from '../../lib/postJson.ts'
import type { OwnReport } from '../../state/desk.ts'
import { readProposals } from '../../worker/client.ts'
import type { ModelSettings } from './modelSettings.ts'

/** A model on a small machine takes its time. */
const TIMEOUT_MS = 180_000
const MOST_BYTES = 512 * 1024

/** Sends the report's text to the model's server, from the page, so that its Content-Security-Policy holds. */
export async function askModel(
  { address, model, key }: ModelSettings,
  report: OwnReport,
  signal: AbortSignal,
): Promise<Proposals> {
  const url = completionsUrl(address)
  if (url === null) throw new RequestError(`“${address}” is no address. Give one such as http://localhost:11434/v1`)
  const answer = await postJson(url, modelRequest(model, report.text, report.published), {
    headers: key === '' ? {} : { Authorization: `Bearer ${key}` },
    timeoutMs: TIMEOUT_MS,
    mostBytes: MOST_BYTES,
    signal,
  })
  return readProposals(answer, report.text, report.source)
}
