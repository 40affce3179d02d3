import type { Sum } from '../../domain/count.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, span, sumBy, namesBy, list, day, dayShort, monthShort } = conventionsOf('ja', {
  rangeMark: '～',
})

const operations = (count: number): string => `摘発${number(count)}件`
const transfers = (count: number): string => `移送${number(count)}件`
const reports = (count: number): string => `報道${number(count)}件`
const persons = (count: number): string => `${number(count)}人`

const sum = sumBy({
  people: persons,
  unstated: '人数不明',
  atLeast: (people) => `少なくとも${people}`,
  atMost: (people) => `最大${people}`,
  about: (people) => `約${people}`,
  between: (least, people) => `${least}～${people}`,
})

const isUnstated = ({ least, most }: Sum): boolean => most === Infinity && !(least > 0)

const arrested = (people: Sum): string => (isUnstated(people) ? '逮捕者あり（人数不明）' : `${sum(people)}を逮捕`)
const deported = (people: Sum): string => (isUnstated(people) ? '強制送還あり（人数不明）' : `${sum(people)}を強制送還`)

const none = 'この期間、ここには報道がありません'

export const japanese: Catalogue = {
  lang: 'ja',
  number,
  figure,
  sum,
  tally: (tally) =>
    [
      tally.operations > 0 && `${operations(tally.operations)}、${arrested(tally.arrested)}`,
      tally.transfers > 0 && `${deported(tally.deported)}（${transfers(tally.transfers)}）`,
    ]
      .filter(Boolean)
      .join('。') || none,
  day,
  dayShort,
  monthShort,
  window: (window, mode) => {
    if (mode === 'instant') return day(window.until - 1)
    if (mode === 'from-start') return `${day(window.until - 1)}まで`
    return mode === 'to-end' ? `${day(window.from)}以降` : span(window)
  },
  headline: {
    none,
    operations,
    arrested: () => ['逮捕 ', '人'],
    deported: () => ['強制送還 ', '人'],
    outside: (count) => `この表示範囲の外に、ほかに${reports(count)}があります。`,
    showWorld: '世界全体を表示',
    undrawn: 'すべては描かれていません',
    left: (arcs, people, ties, arrests) =>
      `多すぎて見分けられません：${list(
        [
          arcs > 0 && `小さい弧${number(arcs)}本（${persons(people)}）`,
          ties > 0 && `小さい合同の数値${number(ties)}件（${persons(arrests)}）`,
        ].filter((text) => text !== false),
      )}は合計に含まれますが、描かれていません。拡大するか、絞り込んでください。`,
    filtered: (query) =>
      query ? `「${query}」に一致する報道だけを数えています。` : '絞り込みに合う報道だけを数えています。',
    nothing: 'この期間の資料は集められていないか、絞り込みで除かれています。何も起きなかったとは限りません。',
  },
  timeline: {
    name: '年表',
    playback: '再生操作',
    back: '1つ戻る',
    on: '1つ進む',
    play: '再生',
    pause: '一時停止',
    withKey: (name, key) => `${name}（${key === 'space' ? 'スペース' : key}）`,
    speed: '速度',
    perSecond: (count) => `1秒に${number(count)}日`,
    loop: '繰り返し',
    loopTitle: '最後まで来たら最初に戻る',
    fewer: '操作を減らす',
    more: '日付とモード',
    axis: '時間軸',
    mode: 'モード',
    modes: {
      instant: { name: '1日', title: '期間の最終日にかかるものだけ' },
      window: { name: '期間', title: '期間にかかるもの' },
      'from-start': { name: '最初からの累計', title: '期間の終わりまでのすべて' },
      'to-end': { name: '最後までの累計', title: '期間の始まり以降のすべて' },
    },
    unit: '棒と刻み',
    units: { day: '日', week: '週', month: '月', quarter: '四半期', year: '年' },
    automatic: (unit) => `${unit}（自動）`,
    height: { sqrt: '棒の高さ：人数の平方根', linear: '棒の高さ：人数' },
    scale: { sqrt: '√目盛', linear: '線形目盛' },
    wholeAxis: '時間軸全体',
    allYears: 'すべての年',
    window: '期間',
    from: '開始日',
    until: '終了日',
    upTo: ['', 'まで'],
    startingOn: ['', 'から'],
    first: '期間の最初の日',
    last: '期間の最後の日',
  },
  map: {
    name: '地図',
    noneTitle: 'このブラウザーでは地図を表示できません',
    none: '地図にはWebGL2が必要ですが、このブラウザーまたは端末は対応していません。年表には同じ出来事が示されています。',
    library: {
      'Map.Title': '地図',
      'CooperativeGesturesHandler.WindowsHelpText': '地図を拡大・縮小するには、Ctrlを押しながらスクロールしてください',
      'CooperativeGesturesHandler.MacHelpText': '地図を拡大・縮小するには、⌘を押しながらスクロールしてください',
      'CooperativeGesturesHandler.MobileHelpText': '地図を動かすには、2本の指を使ってください',
    },
  },
  notices: {
    name: 'お知らせ',
    dismiss: '閉じる',
    more: (count) => `ほか${number(count)}件。`,
    about: aboutBy({
      field: (name) => `アドレスの「${name}」を読み取れませんでした。`,
      link: 'リンクの全体を読み取れませんでした。',
      noMap: '地図を描けません。',
      map: '地図に問題があります。',
      other: 'ご注意ください。',
    }),
  },
  details: {
    ...namesBy({
      noDate: '日付は報じられていない',
      noMonth: (year) => `${year}、月は報じられていない`,
      noDay: (month) => `${month}、日は報じられていない`,
      noPlace: '場所は報じられていない',
      noDestination: '行き先は報じられていない',
      noNationality: '国籍不明',
      nationality: (country) => country,
      noNumber: '人数不明',
      within: (name, country) => `${name}、${country}`,
    }),
    legend: {
      name: '凡例',
      sizes: (people) => `円の面積は逮捕者数を表します：${people.join('、')}`,
      area: '逮捕者数（面積）',
      arc: '強制送還、出発地 → 行き先。太さは人数',
      province: '州・県のみ判明',
      country: '国のみ判明',
      range: '最少から最多まで',
      atLeast: '少なくとも',
      silent: '資料を集めていない地域',
      joint: '複数の場所で1つの数値。破線：その場所を指す',
      pale: '薄い色：日付が正確でない',
      planned: '予定、数に含めない',
      others: 'その他、または不明',
    },
    controls: { zoomIn: '拡大', zoomOut: '縮小', home: '最初の表示に戻る', north: '北を上に、真上から見る' },
    marks: {
      caption: '地図上の印',
      people: '人数',
      mark: '印',
      otherPlaces: (count) => `ほか${number(count)}か所`,
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${people ? arrested(people) : '逮捕の予定（人数不明）'}：${at}${isJoint ? '、複数の場所で1つの数値' : ''}（${reports(records)}）`,
      deported: (people, origin, destination, records) =>
        `${people ? deported(people) : '強制送還の予定（人数不明）'}：${origin} → ${destination}（${reports(records)}）`,
    },
    card: {
      loading: '報道を読み込んでいます …',
      back: '地図に戻る',
      type: (type) => (type === 'arrest' ? '逮捕' : type === 'deportation' ? '強制送還' : type || 'その他'),
      total: '報じられた総数',
      planned: '発表済み、実施はまだ報じられていない',
      joint: (places) => `${number(places)}か所で1つの数値`,
      noNationalities: '国籍は示されていません。',
      shared: 'リンクとともに、その作成者から届いたものです。この資料集には含まれません。',
      filtered: 'この報道は絞り込みで除かれています。',
      showAll: 'すべて表示',
      outside: 'この報道は地図の表示範囲の外にあります。',
      elsewhen: 'この報道は期間の外にあります。',
      running: '多くの摘発にわたる累計です。表示はしますが、合計には加えません。',
      itemised: (people) => `そのうちここに個別に載せた摘発の合計は${figure(people)}です。`,
      places: () => '場所',
      placesName: '場所',
      at: '場所',
      from: '出発地',
      to: '行き先',
      precision: {
        site: '正確な地点',
        city: '市や町',
        admin1: '州・県。市や町は報じられていない',
        country: '国のみ。場所は報じられていない',
      },
      noPosition: '位置が不明なため、地図にはありません',
      why: 'なぜここ？',
      otherReadings: 'ほかの読み方：',
      arrests: 'この人たちの逮捕',
      deportations: 'その後の強制送還',
      inside: 'この数値に含まれるもの',
      notTwice: '二重には数えません。',
      wholes: 'これを含むもの',
      inAll: (count) => `全部で${number(count)}件。`,
      sources: (count) => (count === 1 ? '出典' : `出典${number(count)}件`),
      sourcesName: '出典',
      noPublisher: '発行元の記載のない報道',
      noDate: '発行日不明',
      guilt: '報道に基づく。逮捕は有罪を意味しません。',
    },
    story: {
      name: '記事',
      hint: 'スクロールするか矢印キーを使うと、地図が追いかけます。',
      steps: '記事の段階',
      before: '前の段階',
      next: '次の段階',
      step: (step) => `第${step}段階`,
      stepOf: (step, count) => `全${count}段階のうち第${step}段階。`,
      of: (step, count) => `${step} / ${count}`,
      sources: '出典：',
      explore: 'この表示を詳しく見る',
      exploreStep: (step) => `第${step}段階、英語、新しいタブで開きます`,
    },
    embed: {
      page: 'Dateline：ほかのページの中の地図',
      heading: '報じられた逮捕と強制送還',
      full: '出典とすべての報道（英語）',
      fullHint: 'Datelineで、新しいタブで開きます',
      title: (window, tally) => `地図、${window}：${tally}`,
    },
  },
}
