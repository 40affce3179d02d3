import type { Sum } from '../../domain/count.ts'
import { sentenceCase } from '../../lib/sentenceCase.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, span, sumBy, namesBy, list, day, dayShort, monthShort } = conventionsOf('vi')

const operations = (count: number): string => `${number(count)} đợt truy quét`
const transfers = (count: number): string => `${number(count)} lần áp giải`
const reports = (count: number): string => `${number(count)} bản tin`
const persons = (count: number): string => `${number(count)} người`

const sum = sumBy({
  people: persons,
  unstated: 'không rõ số người',
  atLeast: (people) => `ít nhất ${people}`,
  atMost: (people) => `nhiều nhất ${people}`,
  about: (people) => `khoảng ${people}`,
  between: (least, people) => `từ ${least} đến ${people}`,
})

const isUnstated = ({ least, most }: Sum): boolean => most === Infinity && !(least > 0)

const arrested = (people: Sum): string =>
  isUnstated(people) ? 'có người bị bắt, không rõ số người' : `${sum(people)} bị bắt`
const deported = (people: Sum): string =>
  isUnstated(people) ? 'có người bị trục xuất, không rõ số người' : `${sum(people)} bị trục xuất`

const none = 'Không có bản tin nào ở đây trong khoảng thời gian này'

export const vietnamese: Catalogue = {
  lang: 'vi',
  number,
  figure,
  sum,
  tally: (tally) =>
    [
      tally.operations > 0 && `${operations(tally.operations)}, ${arrested(tally.arrested)}`,
      tally.transfers > 0 && `${deported(tally.deported)} trong ${transfers(tally.transfers)}`,
    ]
      .filter(Boolean)
      .join('; ') || none,
  day,
  dayShort,
  monthShort,
  window: (window, mode) => {
    if (mode === 'instant') return day(window.until - 1)
    if (mode === 'from-start') return `đến ${day(window.until - 1)}`
    return mode === 'to-end' ? `từ ${day(window.from)}` : span(window)
  },
  headline: {
    none,
    operations,
    arrested: () => ['', ' người bị bắt'],
    deported: () => ['', ' người bị trục xuất'],
    outside: (count) => `Còn ${reports(count)} nằm ngoài khung nhìn này.`,
    showWorld: 'Xem toàn thế giới',
    undrawn: 'Không phải tất cả đều được vẽ',
    left: (arcs, people, ties, arrests) =>
      `Quá nhiều để phân biệt: ${list(
        [
          arcs > 0 && `${number(arcs)} cung nhỏ hơn (${persons(people)})`,
          ties > 0 && `${number(ties)} con số chung nhỏ hơn (${persons(arrests)})`,
        ].filter((text) => text !== false),
      )} được tính trong tổng nhưng không được vẽ. Hãy phóng to hoặc lọc.`,
    filtered: (query) => (query ? `Chỉ tính các bài khớp với “${query}”.` : 'Chỉ tính những gì qua được bộ lọc.'),
    nothing:
      'Không thu thập được gì cho những ngày này, hoặc bộ lọc đã loại ra. Điều đó không có nghĩa là không có gì xảy ra.',
  },
  timeline: {
    name: 'Dòng thời gian',
    playback: 'Phát',
    back: 'Lùi một bước',
    on: 'Tiến một bước',
    play: 'Phát',
    pause: 'Tạm dừng',
    withKey: (name, key) => `${name} (${key === 'space' ? 'phím cách' : key})`,
    speed: 'Tốc độ',
    perSecond: (count) => `${number(count)} ngày mỗi giây`,
    loop: 'Lặp lại',
    loopTitle: 'Bắt đầu lại khi đến cuối',
    fewer: 'Ít nút hơn',
    more: 'Ngày và chế độ',
    axis: 'Trục thời gian',
    mode: 'Chế độ',
    modes: {
      instant: { name: 'Một ngày', title: 'Chỉ những gì bao gồm ngày cuối của khoảng thời gian' },
      window: { name: 'Khoảng thời gian', title: 'Những gì chạm vào khoảng thời gian' },
      'from-start': { name: 'Cộng dồn từ đầu', title: 'Tất cả cho đến hết khoảng thời gian' },
      'to-end': { name: 'Cộng dồn đến cuối', title: 'Tất cả từ khi khoảng thời gian bắt đầu' },
    },
    unit: 'Cột và bước',
    units: { day: 'Ngày', week: 'Tuần', month: 'Tháng', quarter: 'Quý', year: 'Năm' },
    automatic: (unit) => `${unit} (tự động)`,
    height: { sqrt: 'Chiều cao cột: căn bậc hai của số người', linear: 'Chiều cao cột: số người' },
    scale: { sqrt: 'Thang √', linear: 'Thang tuyến tính' },
    wholeAxis: 'Toàn bộ trục',
    allYears: 'Mọi năm',
    window: 'Khoảng thời gian',
    from: 'Từ ngày',
    until: 'Đến ngày',
    upTo: ['đến', ''],
    startingOn: ['từ', ''],
    first: 'Ngày đầu của khoảng thời gian',
    last: 'Ngày cuối của khoảng thời gian',
  },
  map: {
    name: 'Bản đồ',
    noneTitle: 'Trình duyệt này không hiển thị được bản đồ',
    none: 'Bản đồ cần WebGL2, nhưng trình duyệt hoặc thiết bị này không có. Dòng thời gian cho thấy cùng những sự việc đó.',
    library: {
      'Map.Title': 'Bản đồ',
      'CooperativeGesturesHandler.WindowsHelpText': 'Giữ Ctrl và cuộn để thu phóng bản đồ',
      'CooperativeGesturesHandler.MacHelpText': 'Giữ ⌘ và cuộn để thu phóng bản đồ',
      'CooperativeGesturesHandler.MobileHelpText': 'Dùng hai ngón tay để di chuyển bản đồ',
    },
  },
  notices: {
    name: 'Thông báo',
    dismiss: 'Đóng',
    more: (count) => `Còn ${number(count)} mục.`,
    about: aboutBy({
      field: (name) => `Không đọc được “${name}” trong địa chỉ.`,
      link: 'Không đọc được toàn bộ liên kết.',
      noMap: 'Không vẽ được bản đồ.',
      map: 'Bản đồ báo có sự cố.',
      other: 'Lưu ý.',
    }),
  },
  details: {
    ...namesBy({
      noDate: 'ngày không được đưa tin',
      noMonth: (year) => `${year}, tháng không được đưa tin`,
      noDay: (month) => `${month}, ngày không được đưa tin`,
      noPlace: 'địa điểm không được đưa tin',
      noDestination: 'nơi đến không được đưa tin',
      noNationality: 'không rõ quốc tịch',
      nationality: (country) => country,
      noNumber: 'không rõ số người',
      within: (name, country) => `${name}, ${country}`,
    }),
    legend: {
      name: 'Chú giải',
      sizes: (people) => `Diện tích hình tròn là số người bị bắt: ${people.join(', ')}`,
      area: 'số người bị bắt, theo diện tích',
      arc: 'bị trục xuất, từ → đến; độ rộng theo số người',
      province: 'chỉ biết tỉnh',
      country: 'chỉ biết quốc gia',
      range: 'từ ít nhất đến nhiều nhất',
      atLeast: 'ít nhất',
      silent: 'không thu thập gì ở đây',
      joint: 'một con số cho nhiều địa điểm; nét đứt: chỉ đến địa điểm đó',
      pale: 'nhạt hơn: ngày không chính xác',
      planned: 'dự kiến, không tính',
      others: 'Khác hoặc không rõ',
    },
    controls: {
      zoomIn: 'Phóng to',
      zoomOut: 'Thu nhỏ',
      home: 'Về khung nhìn đầu tiên',
      north: 'Hướng bắc lên trên, nhìn thẳng xuống',
    },
    marks: {
      caption: 'Các dấu trên bản đồ',
      people: 'Số người',
      mark: 'Dấu',
      otherPlaces: (count) => `${number(count)} nơi khác`,
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${sentenceCase(people ? arrested(people) : 'dự kiến bắt giữ, không rõ số người')}: ${at}${isJoint ? ', một con số cho nhiều địa điểm' : ''} (${reports(records)})`,
      deported: (people, origin, destination, records) =>
        `${sentenceCase(people ? deported(people) : 'dự kiến trục xuất, không rõ số người')}: ${origin} → ${destination} (${reports(records)})`,
    },
    card: {
      loading: 'Đang đọc bản tin …',
      back: 'Về bản đồ',
      type: (type) => (type === 'arrest' ? 'Bắt giữ' : type === 'deportation' ? 'Trục xuất' : type || 'Khác'),
      total: 'Tổng số được đưa tin',
      planned: 'đã công bố, chưa có tin là đã thực hiện',
      joint: (places) => `một con số cho ${number(places)} địa điểm`,
      noNationalities: 'Không rõ quốc tịch.',
      shared: 'Đến cùng liên kết, từ người đã tạo liên kết. Không thuộc bộ sưu tập.',
      filtered: 'Bộ lọc đã loại bản tin này.',
      showAll: 'Hiện tất cả',
      outside: 'Bản tin này nằm ngoài khung nhìn của bản đồ.',
      elsewhen: 'Bản tin này nằm ngoài khoảng thời gian.',
      running: 'Tổng cộng dồn của nhiều đợt truy quét. Chỉ hiển thị, không bao giờ cộng vào tổng nào.',
      itemised: (people) => `Các đợt trong đó được liệt kê riêng ở đây cộng lại là ${figure(people)}.`,
      places: () => 'Địa điểm',
      placesName: 'Địa điểm',
      at: 'Ở',
      from: 'Từ',
      to: 'Đến',
      precision: {
        site: 'địa điểm chính xác',
        city: 'thành phố hoặc thị trấn',
        admin1: 'tỉnh; thành phố không được đưa tin',
        country: 'chỉ biết quốc gia; địa điểm không được đưa tin',
      },
      noPosition: 'không rõ vị trí nên không có trên bản đồ',
      why: 'Vì sao ở đây?',
      otherReadings: 'Cách hiểu khác:',
      arrests: 'Vụ bắt giữ những người này',
      deportations: 'Sau đó bị trục xuất',
      inside: 'Đã tính trong con số này',
      notTwice: 'Không cộng lần thứ hai.',
      wholes: 'Con số này nằm trong',
      inAll: (count) => `Tất cả ${number(count)} mục.`,
      sources: (count) => (count === 1 ? 'Nguồn' : `${number(count)} nguồn`),
      sourcesName: 'Nguồn',
      noPublisher: 'Bản tin không nêu tên nơi đăng',
      noDate: 'không rõ ngày đăng',
      guilt: 'Theo tin đã đăng. Bị bắt không có nghĩa là có tội.',
    },
    story: {
      name: 'Câu chuyện',
      hint: 'Cuộn hoặc dùng các phím mũi tên: bản đồ sẽ theo sau.',
      steps: 'Các bước của câu chuyện',
      before: 'Bước trước',
      next: 'Bước sau',
      step: (step) => `Bước ${step}`,
      stepOf: (step, count) => `Bước ${step} trên ${count}.`,
      of: (step, count) => `${step} / ${count}`,
      sources: 'Nguồn:',
      explore: 'Khám phá khung nhìn này',
      exploreStep: (step) => `của bước ${step}, bằng tiếng Anh, trong thẻ mới`,
    },
    embed: {
      page: 'Dateline: bản đồ trong một trang khác',
      heading: 'Các vụ bắt giữ và trục xuất được đưa tin',
      full: 'Nguồn và mọi bản tin (tiếng Anh)',
      fullHint: 'trong Dateline, trong thẻ mới',
      title: (window, tally) => `Bản đồ, ${window}: ${tally}`,
    },
  },
}
