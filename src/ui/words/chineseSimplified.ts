import type { Sum } from '../../domain/count.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, span, sumBy, namesBy, list, day, dayShort, monthShort } = conventionsOf('zh-Hans', {
  rangeMark: '至',
})

const operations = (count: number): string => `${number(count)} 次行动`
const transfers = (count: number): string => `${number(count)} 次遣送`
const reports = (count: number): string => `${number(count)} 条报道`
const persons = (count: number): string => `${number(count)} 人`

const sum = sumBy({
  people: persons,
  unstated: '人数未说明',
  atLeast: (people) => `至少 ${people}`,
  atMost: (people) => `至多 ${people}`,
  about: (people) => `约 ${people}`,
  between: (least, people) => `${least} 至 ${people}`,
})

const isUnstated = ({ least, most }: Sum): boolean => most === Infinity && !(least > 0)

const arrested = (people: Sum): string => (isUnstated(people) ? '有人被捕，人数未说明' : `${sum(people)}被捕`)
const deported = (people: Sum): string => (isUnstated(people) ? '有人被遣返，人数未说明' : `${sum(people)}被遣返`)

const none = '此处在这段时间内没有报道'

export const chineseSimplified: Catalogue = {
  lang: 'zh-Hans',
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
    outside: (count) => `另有 ${reports(count)}在此视图之外。`,
    showWorld: '显示全世界',
    undrawn: '并非全部画出',
    left: (arcs, people, ties, arrests) =>
      `数量太多，无法分辨：${list(
        [
          arcs > 0 && `${number(arcs)} 条较小的弧线（${persons(people)}）`,
          ties > 0 && `${number(ties)} 个较小的合计数字（${persons(arrests)}）`,
        ].filter((text) => text !== false),
      )}已计入总数，但没有画出。请放大地图或使用筛选。`,
    filtered: (query) => (query ? `只统计与“${query}”相符的报道。` : '只统计符合筛选条件的报道。'),
    nothing: '这些日子没有收集到资料，或被筛选排除。这并不表示什么都没有发生。',
  },
  timeline: {
    name: '时间轴',
    playback: '播放',
    back: '后退一步',
    on: '前进一步',
    play: '播放',
    pause: '暂停',
    withKey: (name, key) => `${name}（${key === 'space' ? '空格' : key}）`,
    speed: '速度',
    perSecond: (count) => `每秒 ${number(count)} 天`,
    loop: '循环',
    loopTitle: '到末尾后从头开始',
    fewer: '收起控件',
    more: '日期和模式',
    axis: '时间轴设置',
    mode: '模式',
    modes: {
      instant: { name: '单日', title: '只显示涵盖时段最后一天的报道' },
      window: { name: '时段', title: '与时段有交集的报道' },
      'from-start': { name: '从开头累计', title: '到时段结束为止的全部报道' },
      'to-end': { name: '累计到末尾', title: '从时段开始以后的全部报道' },
    },
    unit: '柱形和步长',
    units: { day: '日', week: '周', month: '月', quarter: '季度', year: '年' },
    automatic: (unit) => `${unit}（自动）`,
    height: { sqrt: '柱高：人数的平方根', linear: '柱高：人数' },
    scale: { sqrt: '√ 刻度', linear: '线性刻度' },
    wholeAxis: '整条时间轴',
    allYears: '所有年份',
    window: '时段',
    from: '开始日期',
    until: '结束日期',
    upTo: ['截至', ''],
    startingOn: ['', '起'],
    first: '时段的第一天',
    last: '时段的最后一天',
  },
  map: {
    name: '地图',
    noneTitle: '此浏览器无法显示地图',
    none: '地图需要 WebGL2，而此浏览器或设备不支持。时间轴显示同样的内容。',
    library: {
      'Map.Title': '地图',
      'CooperativeGesturesHandler.WindowsHelpText': '按住 Ctrl 并滚动滚轮可缩放地图',
      'CooperativeGesturesHandler.MacHelpText': '按住 ⌘ 并滚动滚轮可缩放地图',
      'CooperativeGesturesHandler.MobileHelpText': '使用双指移动地图',
    },
  },
  notices: {
    name: '提示',
    dismiss: '关闭',
    more: (count) => `还有 ${number(count)} 条。`,
    about: aboutBy({
      field: (name) => `无法读取网址中的“${name}”。`,
      link: '无法完整读取此链接。',
      noMap: '无法绘制地图。',
      map: '地图报告了一个问题。',
      other: '请注意。',
    }),
  },
  details: {
    ...namesBy({
      noDate: '日期未报道',
      noMonth: (year) => `${year}，月份未报道`,
      noDay: (month) => `${month}，日期未报道`,
      noPlace: '地点未报道',
      noDestination: '目的地未报道',
      noNationality: '国籍未说明',
      nationality: (country) => country,
      noNumber: '人数未说明',
      within: (name, country) => `${name}，${country}`,
    }),
    legend: {
      name: '图例',
      sizes: (people) => `圆的面积表示被捕人数：${people.join('、')}`,
      area: '被捕人数，以面积表示',
      arc: '被遣返，起点 → 终点；宽度表示人数',
      province: '只知省份',
      country: '只知国家',
      range: '从最少到最多',
      atLeast: '至少',
      silent: '此处未收集资料',
      joint: '多个地点合为一个数字；虚线：指向该地点',
      pale: '颜色较浅：日期不确切',
      planned: '计划中，不计入',
      others: '其他或未说明',
    },
    controls: { zoomIn: '放大', zoomOut: '缩小', home: '回到最初视图', north: '正北朝上，垂直俯视' },
    marks: {
      caption: '地图上的标记',
      people: '人数',
      mark: '标记',
      otherPlaces: (count) => `另外 ${number(count)} 处`,
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${people ? arrested(people) : '计划抓捕，人数未说明'}：${at}${isJoint ? '，多个地点合为一个数字' : ''}（${reports(records)}）`,
      deported: (people, origin, destination, records) =>
        `${people ? deported(people) : '计划遣返，人数未说明'}：${origin} → ${destination}（${reports(records)}）`,
    },
    card: {
      loading: '正在读取报道 …',
      back: '返回地图',
      type: (type) => (type === 'arrest' ? '逮捕' : type === 'deportation' ? '遣返' : type || '其他'),
      total: '报道的总数',
      planned: '已宣布，尚未报道执行',
      joint: (places) => `${number(places)} 个地点合为一个数字`,
      noNationalities: '国籍未说明。',
      shared: '随链接而来，由制作链接的人提供，不属于本资料集。',
      filtered: '筛选排除了这条报道。',
      showAll: '显示全部',
      outside: '这条报道在地图视图之外。',
      elsewhen: '这条报道在时段之外。',
      running: '这是许多次行动的累计总数，只显示，不计入任何合计。',
      itemised: (people) => `其中在此逐项列出的行动合计 ${figure(people)}。`,
      places: () => '地点',
      placesName: '地点',
      at: '地点',
      from: '从',
      to: '到',
      precision: {
        site: '确切地点',
        city: '城镇',
        admin1: '省；城镇未报道',
        country: '只知国家；地点未报道',
      },
      noPosition: '位置不明，因此不在地图上',
      why: '为什么在这里？',
      otherReadings: '其他解读：',
      arrests: '这些人的被捕',
      deportations: '后来被遣返',
      inside: '已包含在这个数字内',
      notTwice: '不重复计算。',
      wholes: '此数字包含于',
      inAll: (count) => `共 ${number(count)} 条。`,
      sources: (count) => (count === 1 ? '来源' : `${number(count)} 个来源`),
      sourcesName: '来源',
      noPublisher: '未注明发布者的报道',
      noDate: '发布日期不明',
      guilt: '据报道。被捕不等于有罪。',
    },
    story: {
      name: '专题',
      hint: '滚动或使用方向键，地图会随之变化。',
      steps: '专题的步骤',
      before: '上一步',
      next: '下一步',
      step: (step) => `第 ${step} 步`,
      stepOf: (step, count) => `第 ${step} 步，共 ${count} 步。`,
      of: (step, count) => `${step} / ${count}`,
      sources: '来源：',
      explore: '查看此视图',
      exploreStep: (step) => `第 ${step} 步，英文，在新标签页中打开`,
    },
    embed: {
      page: 'Dateline：嵌入其他网页的地图',
      heading: '报道的逮捕与遣返',
      full: '来源和全部报道（英文）',
      fullHint: '在 Dateline 中，于新标签页打开',
      title: (window, tally) => `地图，${window}：${tally}`,
    },
  },
}
