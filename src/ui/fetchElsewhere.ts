import type { FetchElsewhere } from '../state/sharedFile.ts'

/** What the frame says. */
type Said = { height: number } | { piece: Uint8Array<ArrayBuffer> } | { isWhole: true } | { failure: string }

/** Of the page's tokens, those that the frame is painted with. */
const COLORS = ['--page', '--ink', '--deportation'] as const

let asking: HTMLDialogElement | null = null

/** Whether the policy of that frame lets it ask for an address. */
const canBeAsked = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))

/**
 * Asks whether a file of another server may be fetched, and fetches it: both in a frame of its own, as the page itself
 * asks no server but its own.
 */
export const fetchElsewhere: FetchElsewhere = (address, limit) => {
  const url = new URL(address)
  if (!canBeAsked(url))
    return Promise.reject(new Error('lies on a server without https, which no page with https may ask'))
  return new Promise((resolve, reject) => {
    const { dialog, frame, close } = build(url)
    const { port1, port2 } = new MessageChannel()
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    const end = (finish: () => void): void => {
      finish()
      port1.close()
      // What is still on its way ends with the frame.
      dialog.remove()
    }
    port1.addEventListener('message', ({ data }: MessageEvent<Said>): void => {
      if ('height' in data) return void (frame.style.height = `${data.height}px`)
      if ('failure' in data) return end(() => reject(new Error(data.failure)))
      if ('isWhole' in data)
        return end(() => void new Blob(pieces).arrayBuffer().then((whole) => resolve(new Uint8Array(whole)), reject))
      size += data.piece.length
      if (size > limit) return end(() => reject(new RangeError(`more than ${limit} bytes`)))
      pieces.push(data.piece)
    })
    port1.start()
    frame.addEventListener('load', () => {
      const tokens = getComputedStyle(document.documentElement)
      const colors = Object.fromEntries(COLORS.map((name) => [name, tokens.getPropertyValue(name)]))
      frame.contentWindow!.postMessage({ address: url.href, colors }, '*', [port2])
    })
    close.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => end(() => reject(new Error('was not loaded, as you chose'))))
    // Whoever opens another link meanwhile is asked of that one.
    asking?.close()
    asking = dialog
    document.body.append(dialog)
    dialog.showModal()
  })
}

function build({ href, host }: URL): { dialog: HTMLDialogElement; frame: HTMLIFrameElement; close: HTMLButtonElement } {
  const dialog = Object.assign(document.createElement('dialog'), { className: 'dialog' })
  const head = Object.assign(document.createElement('div'), { className: 'dialog-head' })
  const title = Object.assign(document.createElement('h2'), {
    id: 'elsewhere-title',
    textContent: 'A file of another server',
  })
  const body = Object.assign(document.createElement('div'), { className: 'dialog-body' })
  const name = Object.assign(document.createElement('p'), { className: 'elsewhere-address', textContent: href })
  const frame = Object.assign(document.createElement('iframe'), {
    className: 'elsewhere-frame',
    title: `Load the file from ${host}`,
    src: new URL('elsewhere.html', document.baseURI).href,
  })
  // Without an origin: it sees nothing of this page, and this page cannot press its button.
  frame.setAttribute('sandbox', 'allow-scripts')
  const close = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'text-button',
    textContent: 'Go on without it',
  })
  dialog.setAttribute('aria-labelledby', title.id)
  head.append(title)
  body.append(name, frame, close)
  dialog.append(head, body)
  return { dialog, frame, close }
}
