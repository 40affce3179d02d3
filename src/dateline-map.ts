/**
 * `<dateline-map src="https://…/#…">`: a map of Dateline in any page, without a library. One classic script, so that it
 * can be loaded from another origin without its consent; it imports nothing. docs/embedding.md is its manual.
 */
;(() => {
  const VERSION = 1
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : document.baseURI

  const CSS = `
    :host { display: block; position: relative; height: 540px; overflow: hidden; background: #e9e6df; color: #1f1d1a; }
    :host([hidden]) { display: none; }
    iframe, img { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; }
    img { object-fit: cover; }
    button { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%); min-height: 44px; padding: 0 20px;
      border: 1px solid #1f1d1a; border-radius: 4px; background: #fffdf8; color: #1f1d1a; font: 600 16px/1.2 system-ui, sans-serif; cursor: pointer; }
    button:focus-visible { outline: 3px solid #1f5fae; outline-offset: 2px; }
    p { margin: 0; padding: 16px; font: 16px/1.4 system-ui, sans-serif; }
  `

  /** Not a style element, which pages may forbid; but one where a browser knows no other way (Safari before 16.4). */
  function paint(root: ShadowRoot): void {
    try {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(CSS)
      root.adoptedStyleSheets = [sheet]
    } catch {
      root.append(Object.assign(document.createElement('style'), { textContent: CSS }))
    }
  }

  /** A page from a disk, or in a sandbox, has no origin that could be checked: its maps work, and are not driven. */
  const isHost = /^https?:/.test(origin)

  /** How far from the screen a map begins to load. */
  const NEAR = '300px'

  /** Name of a map that has no title, and of the button that loads it. */
  const WORDS: Readonly<Record<string, readonly [name: string, open: string]>> = {
    en: ['Map of reported arrests and deportations', 'Open the map'],
    fr: ['Carte des arrestations et expulsions rapportées', 'Ouvrir la carte'],
    es: ['Mapa de detenciones y deportaciones según la prensa', 'Abrir el mapa'],
    'zh-Hans': ['报道的逮捕与遣返地图', '打开地图'],
    'zh-Hant': ['報導的逮捕與遣返地圖', '開啟地圖'],
    ja: ['報じられた逮捕と強制送還の地図', '地図を開く'],
    ko: ['보도된 체포와 추방 지도', '지도 열기'],
    th: ['แผนที่การจับกุมและการเนรเทศตามที่มีรายงาน', 'เปิดแผนที่'],
    vi: ['Bản đồ các vụ bắt giữ và trục xuất được đưa tin', 'Mở bản đồ'],
    id: ['Peta penangkapan dan deportasi yang dilaporkan', 'Buka peta'],
  }

  class DatelineMap extends HTMLElement {
    static readonly observedAttributes = ['src', 'parts', 'still', 'lang', 'poster', 'load', 'title']

    private readonly root = this.attachShadow({ mode: 'open' })
    private frame: HTMLIFrameElement | null = null
    private poster: HTMLImageElement | null = null
    private observer: IntersectionObserver | null = null
    private origin = ''
    private last: object | null = null

    /** The state that the map has told last; null before. */
    get state(): object | null {
      return this.last
    }

    constructor() {
      super()
      paint(this.root)
    }

    connectedCallback(): void {
      addEventListener('message', this.onMessage)
      this.build()
    }

    disconnectedCallback(): void {
      removeEventListener('message', this.onMessage)
      this.clear()
    }

    attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
      if (this.isConnected && before !== now) this.build()
    }

    play(): void {
      this.send({ type: 'play' })
    }

    pause(): void {
      this.send({ type: 'pause' })
    }

    /** Opens the card of an incident by its id; null closes it. */
    select(id: string | null): void {
      this.send({ type: 'select', id })
    }

    /** Changes the whole view by a link, the mode, the window ('2017-08-01..2017-08-31'), or several of these. */
    set(change: { link?: string; mode?: string; window?: string }): void {
      this.send({ type: 'set', ...change })
    }

    private send(message: object): void {
      this.frame?.contentWindow?.postMessage({ dateline: VERSION, ...message }, this.origin)
    }

    private clear(): void {
      this.observer?.disconnect()
      this.observer = null
      this.frame = null
      this.poster = null
      this.last = null
      this.root.replaceChildren()
      paint(this.root)
    }

    /** The still picture first; the map when it comes near the screen, or when it is asked for. */
    private build(): void {
      this.clear()
      const address = this.address()
      if (typeof address === 'string') return this.say(address)
      const picture = this.getAttribute('poster')
      if (picture !== null) {
        this.poster = document.createElement('img')
        this.poster.src = new URL(picture, document.baseURI).href
        this.poster.alt = this.label()
        this.root.append(this.poster)
      }
      if (this.getAttribute('load') === 'click') {
        const button = document.createElement('button')
        button.type = 'button'
        button.textContent = this.words()[1]
        button.addEventListener('click', () => {
          button.remove()
          this.open(address)
          this.frame?.focus()
        })
        return this.root.append(button)
      }
      this.observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return
          this.observer?.disconnect()
          this.open(address)
        },
        { rootMargin: NEAR },
      )
      this.observer.observe(this)
    }

    private open(address: URL): void {
      const frame = document.createElement('iframe')
      frame.src = address.href
      frame.title = this.label()
      frame.referrerPolicy = 'no-referrer'
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox')
      frame.allow = 'fullscreen'
      this.frame = frame
      // A map that has nobody to tell that it is drawn shows itself when its page is there.
      if (!isHost) frame.addEventListener('load', () => this.poster?.remove())
      this.root.insertBefore(frame, this.poster)
    }

    private say(text: string): void {
      const line = document.createElement('p')
      line.setAttribute('role', 'alert')
      line.textContent = text
      this.root.append(line)
    }

    /** What the element itself says, in the language of its map. */
    /** The map's language for the element's own: English where the map does not speak it. */
    private language(): string {
      try {
        const { language, script } = new Intl.Locale(this.getAttribute('lang') ?? 'en').maximize()
        const name = language === 'zh' ? `zh-${script}` : language
        return Object.hasOwn(WORDS, name) ? name : 'en'
      } catch {
        return 'en'
      }
    }

    private words(): readonly [name: string, open: string] {
      return WORDS[this.language()]!
    }

    private label(): string {
      return this.getAttribute('title') ?? this.words()[0]
    }

    /** Where the frame lies: `embed.html` beside the app that `src` leads to. What is wrong, where it cannot be told. */
    private address(): URL | string {
      const src = this.getAttribute('src')
      if (src === null) return 'dateline-map needs src: the link of a view, as Share gives it.'
      let link: URL
      try {
        link = new URL(src, script)
      } catch {
        return `dateline-map: src ${JSON.stringify(src.slice(0, 60))} is not an address.`
      }
      if (link.protocol !== 'https:' && link.protocol !== 'http:')
        return 'dateline-map: src must begin with https:// or http://.'
      const address = new URL('embed.html', link)
      this.origin = address.origin
      const parts = this.getAttribute('parts')
      const options = [
        parts === null
          ? ''
          : `&parts=${encodeURIComponent(
              parts
                .trim()
                .split(/[\s,]+/)
                .join(',') || 'none',
            )}`,
        this.hasAttribute('still') ? '&still=1' : '',
        this.language() === 'en' ? '' : `&lang=${this.language()}`,
        isHost ? `&host=${encodeURIComponent(origin)}` : '',
      ]
      address.hash = `${link.hash || '#v=1'}${options.join('')}`
      return address
    }

    private readonly onMessage = (event: MessageEvent<unknown>): void => {
      if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== this.origin) return
      const { data } = event
      if (typeof data !== 'object' || data === null || !('dateline' in data) || !('type' in data)) return
      if (data.dateline !== VERSION) return
      if (data.type === 'problem') return this.tell('dateline-problem', data)
      this.last = data
      // The map has drawn itself, or never will.
      if ('map' in data && data.map !== 'loading') this.poster?.remove()
      this.tell(data.type === 'ready' ? 'dateline-ready' : 'dateline-state', data)
    }

    private tell(name: string, detail: object): void {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
    }
  }

  if (!customElements.get('dateline-map')) customElements.define('dateline-map', DatelineMap)
})()
