import type { Sum } from '../../domain/count.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, span, sumBy, namesBy, day, dayShort, monthShort } = conventionsOf('ko')

const operations = (count: number): string => `단속 ${number(count)}건`
const transfers = (count: number): string => `이송 ${number(count)}건`
const reports = (count: number): string => `보도 ${number(count)}건`
const persons = (count: number): string => `${number(count)}명`

const sum = sumBy({
  people: persons,
  unstated: '인원 미상',
  atLeast: (people) => `최소 ${people}`,
  atMost: (people) => `최대 ${people}`,
  about: (people) => `약 ${people}`,
  between: (least, people) => `${least}~${people}`,
})

const isUnstated = ({ least, most }: Sum): boolean => most === Infinity && !(least > 0)

const arrested = (people: Sum): string => (isUnstated(people) ? '체포, 인원 미상' : `${sum(people)} 체포`)
const deported = (people: Sum): string => (isUnstated(people) ? '추방, 인원 미상' : `${sum(people)} 추방`)

const none = '이 기간에 이곳에 대한 보도가 없습니다'

export const korean: Catalogue = {
  lang: 'ko',
  number,
  figure,
  sum,
  tally: (tally) =>
    [
      tally.operations > 0 && `${operations(tally.operations)}, ${arrested(tally.arrested)}`,
      tally.transfers > 0 && `${deported(tally.deported)} (${transfers(tally.transfers)})`,
    ]
      .filter(Boolean)
      .join('; ') || none,
  day,
  dayShort,
  monthShort,
  window: (window, mode) => {
    if (mode === 'instant') return day(window.until - 1)
    if (mode === 'from-start') return `${day(window.until - 1)}까지`
    return mode === 'to-end' ? `${day(window.from)}부터` : span(window)
  },
  headline: {
    none,
    operations,
    arrested: () => ['체포 ', '명'],
    deported: () => ['추방 ', '명'],
    outside: (count) => `이 화면 밖에 ${reports(count)}이 더 있습니다.`,
    showWorld: '전 세계 보기',
    undrawn: '모두 그려진 것은 아닙니다',
    left: (arcs, people, ties, arrests) =>
      `너무 많아 구별할 수 없습니다. ${[
        arcs > 0 && `더 작은 호 ${number(arcs)}개(${persons(people)})`,
        ties > 0 && `더 작은 합동 수치 ${number(ties)}개(${persons(arrests)})`,
      ]
        .filter(Boolean)
        .join(', ')}: 합계에는 들어 있지만 그리지 않았습니다. 확대하거나 필터를 사용하세요.`,
    filtered: (query) => (query ? `“${query}”에 맞는 보도만 집계합니다.` : '필터를 통과한 보도만 집계합니다.'),
    nothing: '이 날짜에 대해 수집된 자료가 없거나 필터에서 제외되었습니다. 아무 일도 없었다는 뜻은 아닙니다.',
  },
  timeline: {
    name: '시간표',
    playback: '재생 조작',
    back: '한 단계 뒤로',
    on: '한 단계 앞으로',
    play: '재생',
    pause: '일시 정지',
    withKey: (name, key) => `${name} (${key === 'space' ? '스페이스' : key})`,
    speed: '속도',
    perSecond: (count) => `초당 ${number(count)}일`,
    loop: '반복',
    loopTitle: '끝나면 처음부터 다시',
    fewer: '조작 줄이기',
    more: '날짜와 모드',
    axis: '시간 축',
    mode: '모드',
    modes: {
      instant: { name: '하루', title: '기간의 마지막 날에 걸친 것만' },
      window: { name: '기간', title: '기간에 걸친 것' },
      'from-start': { name: '처음부터 누적', title: '기간이 끝날 때까지 모두' },
      'to-end': { name: '끝까지 누적', title: '기간이 시작된 뒤 모두' },
    },
    unit: '막대와 단계',
    units: { day: '일', week: '주', month: '월', quarter: '분기', year: '연도' },
    automatic: (unit) => `${unit} (자동)`,
    height: { sqrt: '막대 높이: 인원의 제곱근', linear: '막대 높이: 인원' },
    scale: { sqrt: '√ 눈금', linear: '선형 눈금' },
    wholeAxis: '축 전체',
    allYears: '모든 연도',
    window: '기간',
    from: '시작일',
    until: '종료일',
    upTo: ['', '까지'],
    startingOn: ['', '부터'],
    first: '기간의 첫날',
    last: '기간의 마지막 날',
  },
  map: {
    name: '지도',
    noneTitle: '이 브라우저에서는 지도를 볼 수 없습니다',
    none: '지도에는 WebGL2가 필요하지만 이 브라우저나 기기는 지원하지 않습니다. 시간표에 같은 사건이 표시됩니다.',
    library: {
      'Map.Title': '지도',
      'CooperativeGesturesHandler.WindowsHelpText': '지도를 확대하거나 축소하려면 Ctrl 키를 누른 채 스크롤하세요',
      'CooperativeGesturesHandler.MacHelpText': '지도를 확대하거나 축소하려면 ⌘ 키를 누른 채 스크롤하세요',
      'CooperativeGesturesHandler.MobileHelpText': '지도를 움직이려면 두 손가락을 사용하세요',
    },
  },
  notices: {
    name: '알림',
    dismiss: '닫기',
    more: (count) => `${number(count)}건 더.`,
    about: aboutBy({
      field: (name) => `주소의 ‘${name}’ 항목을 읽을 수 없습니다.`,
      link: '링크 전체를 읽을 수 없습니다.',
      noMap: '지도를 그릴 수 없습니다.',
      map: '지도에 문제가 있습니다.',
      other: '알려 드립니다.',
    }),
  },
  details: {
    ...namesBy({
      noDate: '날짜 보도되지 않음',
      noMonth: (year) => `${year}, 월 보도되지 않음`,
      noDay: (month) => `${month}, 날짜 보도되지 않음`,
      noPlace: '장소 보도되지 않음',
      noDestination: '목적지 보도되지 않음',
      noNationality: '국적 미상',
      nationality: (country) => country,
      noNumber: '인원 미상',
      within: (name, country) => `${name}, ${country}`,
    }),
    legend: {
      name: '범례',
      sizes: (people) => `원의 넓이는 체포된 인원을 나타냅니다: ${people.join(', ')}`,
      area: '체포된 인원(넓이)',
      arc: '추방, 출발지 → 목적지; 너비는 인원',
      province: '주·도만 알려짐',
      country: '국가만 알려짐',
      range: '최소에서 최대까지',
      atLeast: '최소',
      silent: '수집된 자료 없음',
      joint: '여러 장소를 합한 하나의 수치; 점선: 그 장소를 가리킴',
      pale: '옅은 색: 날짜가 정확하지 않음',
      planned: '예정, 합계에 넣지 않음',
      others: '기타 또는 미상',
    },
    controls: { zoomIn: '확대', zoomOut: '축소', home: '처음 화면으로', north: '북쪽을 위로, 수직으로 보기' },
    marks: {
      caption: '지도의 표시',
      people: '인원',
      mark: '표시',
      otherPlaces: (count) => `그 밖의 ${number(count)}곳`,
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${people ? arrested(people) : '체포 예정, 인원 미상'}: ${at}${isJoint ? ', 여러 장소를 합한 하나의 수치' : ''} (${reports(records)})`,
      deported: (people, origin, destination, records) =>
        `${people ? deported(people) : '추방 예정, 인원 미상'}: ${origin} → ${destination} (${reports(records)})`,
    },
    card: {
      loading: '보도를 읽는 중 …',
      back: '지도로 돌아가기',
      type: (type) => (type === 'arrest' ? '체포' : type === 'deportation' ? '추방' : type || '기타'),
      total: '보도된 총계',
      planned: '발표됨, 시행은 아직 보도되지 않음',
      joint: (places) => `${number(places)}곳을 합한 하나의 수치`,
      noNationalities: '국적이 밝혀지지 않았습니다.',
      shared: '링크를 만든 사람이 링크와 함께 보낸 것입니다. 이 자료집에는 속하지 않습니다.',
      filtered: '이 보도는 필터에서 제외되었습니다.',
      showAll: '모두 보기',
      outside: '이 보도는 지도 화면 밖에 있습니다.',
      elsewhen: '이 보도는 기간 밖에 있습니다.',
      running: '여러 단속에 걸친 누적 총계입니다. 표시만 하고 합계에는 더하지 않습니다.',
      itemised: (people) => `그중 여기에 따로 실린 단속의 합은 ${figure(people)}입니다.`,
      places: () => '장소',
      placesName: '장소',
      at: '장소',
      from: '출발지',
      to: '목적지',
      precision: {
        site: '정확한 지점',
        city: '도시나 읍',
        admin1: '주·도; 도시는 보도되지 않음',
        country: '국가만; 장소는 보도되지 않음',
      },
      noPosition: '위치를 알 수 없어 지도에 없음',
      why: '왜 여기인가?',
      otherReadings: '다른 해석:',
      arrests: '이 사람들의 체포',
      deportations: '이후 추방',
      inside: '이 수치에 포함됨',
      notTwice: '두 번 더하지 않습니다.',
      wholes: '이것이 포함된 수치',
      inAll: (count) => `모두 ${number(count)}건.`,
      sources: (count) => (count === 1 ? '출처' : `출처 ${number(count)}건`),
      sourcesName: '출처',
      noPublisher: '발행처가 밝혀지지 않은 보도',
      noDate: '발행일 미상',
      guilt: '보도에 따름. 체포가 곧 유죄는 아닙니다.',
    },
    story: {
      name: '이야기',
      hint: '스크롤하거나 화살표 키를 사용하면 지도가 따라갑니다.',
      steps: '이야기의 단계',
      before: '이전 단계',
      next: '다음 단계',
      step: (step) => `${step}단계`,
      stepOf: (step, count) => `${count}단계 중 ${step}단계.`,
      of: (step, count) => `${step} / ${count}`,
      sources: '출처:',
      explore: '이 화면 살펴보기',
      exploreStep: (step) => `${step}단계, 영어, 새 탭에서 열림`,
    },
    embed: {
      page: 'Dateline: 다른 페이지 안의 지도',
      heading: '보도된 체포와 추방',
      full: '출처와 모든 보도(영어)',
      fullHint: 'Dateline, 새 탭에서 열림',
      title: (window, tally) => `지도, ${window}: ${tally}`,
    },
  },
}
