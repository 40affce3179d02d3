import type { Sum } from '../../domain/count.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, span, sumBy, namesBy, list, day, dayShort, monthShort } = conventionsOf('zh-Hant', {
  rangeMark: '至',
})

const operations = (count: number): string => `${number(count)} 次行動`
const transfers = (count: number): string => `${number(count)} 次遣送`
const reports = (count: number): string => `${number(count)} 則報導`
const persons = (count: number): string => `${number(count)} 人`

const sum = sumBy({
  people: persons,
  unstated: '人數未說明',
  atLeast: (people) => `至少 ${people}`,
  atMost: (people) => `至多 ${people}`,
  about: (people) => `約 ${people}`,
  between: (least, people) => `${least} 至 ${people}`,
})

const isUnstated = ({ least, most }: Sum): boolean => most === Infinity && !(least > 0)

const arrested = (people: Sum): string => (isUnstated(people) ? '有人被捕，人數未說明' : `${sum(people)}被捕`)
const deported = (people: Sum): string => (isUnstated(people) ? '有人被遣返，人數未說明' : `${sum(people)}被遣返`)

const none = '此處在這段時間內沒有報導'

export const chineseTraditional: Catalogue = {
  lang: 'zh-Hant',
  number,
  figure,
  sum,
  tally: (tally) =>
    [
      tally.operations > 0 && `${operations(tally.operations)}，${arrested(tally.arrested)}`,
      tally.transfers > 0 && `${deported(tally.deported)}（${transfers(tally.transfers)}）`,
    ]
      .filter(Boolean)
      .join('；') || none,
  day,
  dayShort,
  monthShort,
  window: (window, mode) => {
    if (mode === 'instant') return day(window.until - 1)
    if (mode === 'from-start') return `截至${day(window.until - 1)}`
    return mode === 'to-end' ? `${day(window.from)}起` : span(window)
  },
  headline: {
    none,
    operations,
    arrested: () => ['被捕 ', ' 人'],
    deported: () => ['被遣返 ', ' 人'],
    outside: (count) => `另有 ${reports(count)}在此畫面之外。`,
    showWorld: '顯示全世界',
    undrawn: '並非全部畫出',
    left: (arcs, people, ties, arrests) =>
      `數量太多，無法分辨：${list(
        [
          arcs > 0 && `${number(arcs)} 條較小的弧線（${persons(people)}）`,
          ties > 0 && `${number(ties)} 個較小的合計數字（${persons(arrests)}）`,
        ].filter((text) => text !== false),
      )}已計入總數，但沒有畫出。請放大地圖或使用篩選。`,
    filtered: (query) => (query ? `只統計與「${query}」相符的報導。` : '只統計符合篩選條件的報導。'),
    nothing: '這些日子沒有蒐集到資料，或被篩選排除。這並不表示什麼都沒有發生。',
  },
  timeline: {
    name: '時間軸',
    playback: '播放',
    back: '後退一步',
    on: '前進一步',
    play: '播放',
    pause: '暫停',
    withKey: (name, key) => `${name}（${key === 'space' ? '空白鍵' : key}）`,
    speed: '速度',
    perSecond: (count) => `每秒 ${number(count)} 天`,
    loop: '循環',
    loopTitle: '到末尾後從頭開始',
    fewer: '收起控制項',
    more: '日期與模式',
    axis: '時間軸設定',
    mode: '模式',
    modes: {
      instant: { name: '單日', title: '只顯示涵蓋時段最後一天的報導' },
      window: { name: '時段', title: '與時段有交集的報導' },
      'from-start': { name: '從開頭累計', title: '到時段結束為止的全部報導' },
      'to-end': { name: '累計到末尾', title: '從時段開始以後的全部報導' },
    },
    unit: '長條與步長',
    units: { day: '日', week: '週', month: '月', quarter: '季', year: '年' },
    automatic: (unit) => `${unit}（自動）`,
    height: { sqrt: '長條高度：人數的平方根', linear: '長條高度：人數' },
    scale: { sqrt: '√ 刻度', linear: '線性刻度' },
    wholeAxis: '整條時間軸',
    allYears: '所有年份',
    window: '時段',
    from: '開始日期',
    until: '結束日期',
    upTo: ['截至', ''],
    startingOn: ['', '起'],
    first: '時段的第一天',
    last: '時段的最後一天',
  },
  map: {
    name: '地圖',
    noneTitle: '此瀏覽器無法顯示地圖',
    none: '地圖需要 WebGL2，而此瀏覽器或裝置不支援。時間軸顯示同樣的內容。',
    library: {
      'Map.Title': '地圖',
      'CooperativeGesturesHandler.WindowsHelpText': '按住 Ctrl 並捲動滾輪可縮放地圖',
      'CooperativeGesturesHandler.MacHelpText': '按住 ⌘ 並捲動滾輪可縮放地圖',
      'CooperativeGesturesHandler.MobileHelpText': '使用兩指移動地圖',
    },
  },
  notices: {
    name: '提示',
    dismiss: '關閉',
    more: (count) => `還有 ${number(count)} 則。`,
    about: aboutBy({
      field: (name) => `無法讀取網址中的「${name}」。`,
      link: '無法完整讀取此連結。',
      noMap: '無法繪製地圖。',
      map: '地圖回報了一個問題。',
      other: '請注意。',
    }),
  },
  details: {
    ...namesBy({
      noDate: '日期未報導',
      noMonth: (year) => `${year}，月份未報導`,
      noDay: (month) => `${month}，日期未報導`,
      noPlace: '地點未報導',
      noDestination: '目的地未報導',
      noNationality: '國籍未說明',
      nationality: (country) => country,
      noNumber: '人數未說明',
      within: (name, country) => `${name}，${country}`,
    }),
    legend: {
      name: '圖例',
      sizes: (people) => `圓的面積表示被捕人數：${people.join('、')}`,
      area: '被捕人數，以面積表示',
      arc: '被遣返，起點 → 終點；寬度表示人數',
      province: '只知省份',
      country: '只知國家',
      range: '從最少到最多',
      atLeast: '至少',
      silent: '此處未蒐集資料',
      joint: '多個地點合為一個數字；虛線：指向該地點',
      pale: '顏色較淺：日期不確切',
      planned: '計畫中，不計入',
      others: '其他或未說明',
    },
    controls: { zoomIn: '放大', zoomOut: '縮小', home: '回到最初畫面', north: '正北朝上，垂直俯視' },
    marks: {
      caption: '地圖上的標記',
      people: '人數',
      mark: '標記',
      otherPlaces: (count) => `另外 ${number(count)} 處`,
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${people ? arrested(people) : '計畫逮捕，人數未說明'}：${at}${isJoint ? '，多個地點合為一個數字' : ''}（${reports(records)}）`,
      deported: (people, origin, destination, records) =>
        `${people ? deported(people) : '計畫遣返，人數未說明'}：${origin} → ${destination}（${reports(records)}）`,
    },
    card: {
      loading: '正在讀取報導 …',
      back: '返回地圖',
      type: (type) => (type === 'arrest' ? '逮捕' : type === 'deportation' ? '遣返' : type || '其他'),
      total: '報導的總數',
      planned: '已宣布，尚未報導執行',
      joint: (places) => `${number(places)} 個地點合為一個數字`,
      noNationalities: '國籍未說明。',
      shared: '隨連結而來，由製作連結的人提供，不屬於本資料集。',
      filtered: '篩選排除了這則報導。',
      showAll: '顯示全部',
      outside: '這則報導在地圖畫面之外。',
      elsewhen: '這則報導在時段之外。',
      running: '這是許多次行動的累計總數，只顯示，不計入任何合計。',
      itemised: (people) => `其中在此逐項列出的行動合計 ${figure(people)}。`,
      places: () => '地點',
      placesName: '地點',
      at: '地點',
      from: '從',
      to: '到',
      precision: {
        site: '確切地點',
        city: '城鎮',
        admin1: '省；城鎮未報導',
        country: '只知國家；地點未報導',
      },
      noPosition: '位置不明，因此不在地圖上',
      why: '為什麼在這裡？',
      otherReadings: '其他解讀：',
      arrests: '這些人的被捕',
      deportations: '後來被遣返',
      inside: '已包含在這個數字內',
      notTwice: '不重複計算。',
      wholes: '此數字包含於',
      inAll: (count) => `共 ${number(count)} 則。`,
      sources: (count) => (count === 1 ? '來源' : `${number(count)} 個來源`),
      sourcesName: '來源',
      noPublisher: '未註明發布者的報導',
      noDate: '發布日期不明',
      guilt: '據報導。被捕不等於有罪。',
    },
    story: {
      name: '專題',
      hint: '捲動或使用方向鍵，地圖會隨之變化。',
      steps: '專題的步驟',
      before: '上一步',
      next: '下一步',
      step: (step) => `第 ${step} 步`,
      stepOf: (step, count) => `第 ${step} 步，共 ${count} 步。`,
      of: (step, count) => `${step} / ${count}`,
      sources: '來源：',
      explore: '查看此畫面',
      exploreStep: (step) => `第 ${step} 步，英文，在新分頁中開啟`,
    },
    embed: {
      page: 'Dateline：嵌入其他網頁的地圖',
      heading: '報導的逮捕與遣返',
      full: '來源與全部報導（英文）',
      fullHint: '在 Dateline 中，於新分頁開啟',
      title: (window, tally) => `地圖，${window}：${tally}`,
    },
  },
}
