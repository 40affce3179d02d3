/**
 * The page in the sandboxed frame that fetches a file from another server once somebody has pressed its button. It has
 * no origin, so that it can see nothing of the app and the app can press nothing in it; it is the only page that may ask
 * another server. One classic script that imports nothing: a module is not given to a page without an origin.
 * docs/decisions/0040-files-of-other-servers.md has why.
 */
;(() => {
  /** The app waits no longer than that for the whole file. */
  const TIMEOUT_MS = 30_000

  const says = document.getElementById('says')!
  const button = document.getElementById('load') as HTMLButtonElement
  const status = document.getElementById('status')!

  function reasonOf(error: unknown): string {
    if (!(error instanceof Error)) return 'could not be fetched'
    if (error.name === 'TimeoutError') return `did not come within ${TIMEOUT_MS / 1000} seconds`
    return error.name === 'TypeError'
      ? 'could not be fetched: its server does not answer, or does not let other pages read it (CORS)'
      : error.message
  }

  async function load(address: string, port: MessagePort): Promise<void> {
    try {
      const response = await fetch(address, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      if (!response.ok) throw new Error(`was answered with ${response.status} ${response.statusText}`.trim())
      const reader = response.body?.getReader()
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
        port.postMessage({ piece: part.value }, [part.value.buffer])
      port.postMessage({ isWhole: true })
    } catch (error) {
      port.postMessage({ failure: reasonOf(error) })
    }
  }

  addEventListener('message', ({ source, data, ports: [port] }: MessageEvent<{ address: string; colors: object }>) => {
    if (source !== parent || !port || !button.hidden) return
    for (const [name, value] of Object.entries(data.colors))
      document.documentElement.style.setProperty(name, String(value))
    const { host } = new URL(data.address)
    says.textContent = `${host} will learn that somebody asks for this file. Nothing of yours is sent to it.`
    button.textContent = `Load it from ${host}`
    button.hidden = false
    new ResizeObserver(() => port.postMessage({ height: document.body.offsetHeight })).observe(document.body)
    button.addEventListener('click', ({ isTrusted }) => {
      // A person's press only.
      if (!isTrusted) return
      button.disabled = true
      status.textContent = 'Loading …'
      void load(data.address, port)
    })
  })
})()
