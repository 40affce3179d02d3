import type { Sum } from '../../domain/count.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, span, sumBy, namesBy, day, dayShort, monthShort } = conventionsOf('th')

const operations = (count: number): string => `ปฏิบัติการ ${number(count)} ครั้ง`
const transfers = (count: number): string => `การส่งตัว ${number(count)} ครั้ง`
const reports = (count: number): string => `รายงาน ${number(count)} ฉบับ`
const persons = (count: number): string => `${number(count)} คน`

const sum = sumBy({
  people: persons,
  unstated: 'ไม่ระบุจำนวนคน',
  atLeast: (people) => `อย่างน้อย ${people}`,
  atMost: (people) => `ไม่เกิน ${people}`,
  about: (people) => `ประมาณ ${people}`,
  between: (least, people) => `ระหว่าง ${least} ถึง ${people}`,
})

const arrested = (people: Sum): string => `จับกุม ${sum(people)}`
const deported = (people: Sum): string => `เนรเทศ ${sum(people)}`

const none = 'ไม่มีรายงานที่นี่ในช่วงเวลานี้'

export const thai: Catalogue = {
  lang: 'th',
  number,
  figure,
  sum,
  tally: (tally) =>
    [
      tally.operations > 0 && `${operations(tally.operations)} ${arrested(tally.arrested)}`,
      tally.transfers > 0 && `${deported(tally.deported)} (${transfers(tally.transfers)})`,
    ]
      .filter(Boolean)
      .join(' และ') || none,
  day,
  dayShort,
  monthShort,
  window: (window, mode) => {
    if (mode === 'instant') return day(window.until - 1)
    if (mode === 'from-start') return `ถึง ${day(window.until - 1)}`
    return mode === 'to-end' ? `ตั้งแต่ ${day(window.from)}` : span(window)
  },
  headline: {
    none,
    operations,
    arrested: () => ['จับกุม ', ' คน'],
    deported: () => ['เนรเทศ ', ' คน'],
    outside: (count) => `มี${reports(count)}อยู่นอกมุมมองนี้`,
    showWorld: 'แสดงทั้งโลก',
    undrawn: 'ไม่ได้วาดไว้ทั้งหมด',
    left: (arcs, people, ties, arrests) =>
      `มีมากเกินกว่าจะแยกออกจากกันได้: ${[
        arcs > 0 && `เส้นโค้งที่เล็กกว่า ${number(arcs)} เส้น (${persons(people)})`,
        ties > 0 && `ตัวเลขรวมที่เล็กกว่า ${number(ties)} รายการ (${persons(arrests)})`,
      ]
        .filter(Boolean)
        .join(' และ')} นับอยู่ในยอดรวมแต่ไม่ได้วาดไว้ โปรดซูมเข้าหรือใช้ตัวกรอง`,
    filtered: (query) => (query ? `นับเฉพาะรายงานที่ตรงกับ “${query}”` : 'นับเฉพาะรายงานที่ผ่านตัวกรอง'),
    nothing: 'ไม่ได้รวบรวมข้อมูลของวันเหล่านี้ หรือถูกตัวกรองตัดออก ซึ่งไม่ได้หมายความว่าไม่มีอะไรเกิดขึ้น',
  },
  timeline: {
    name: 'เส้นเวลา',
    playback: 'การเล่น',
    back: 'ถอยหนึ่งขั้น',
    on: 'เดินหน้าหนึ่งขั้น',
    play: 'เล่น',
    pause: 'หยุดชั่วคราว',
    withKey: (name, key) => `${name} (${key === 'space' ? 'เว้นวรรค' : key})`,
    speed: 'ความเร็ว',
    perSecond: (count) => `${number(count)} วันต่อวินาที`,
    loop: 'เล่นซ้ำ',
    loopTitle: 'เริ่มใหม่เมื่อถึงตอนท้าย',
    fewer: 'ซ่อนตัวควบคุม',
    more: 'วันที่และโหมด',
    axis: 'แกนเวลา',
    mode: 'โหมด',
    modes: {
      instant: { name: 'วันเดียว', title: 'เฉพาะสิ่งที่ครอบคลุมวันสุดท้ายของช่วงเวลา' },
      window: { name: 'ช่วงเวลา', title: 'สิ่งที่คาบเกี่ยวกับช่วงเวลา' },
      'from-start': { name: 'สะสมจากต้น', title: 'ทั้งหมดจนถึงสิ้นสุดช่วงเวลา' },
      'to-end': { name: 'สะสมถึงปลาย', title: 'ทั้งหมดตั้งแต่เริ่มช่วงเวลา' },
    },
    unit: 'แท่งและขั้น',
    units: { day: 'วัน', week: 'สัปดาห์', month: 'เดือน', quarter: 'ไตรมาส', year: 'ปี' },
    automatic: (unit) => `${unit} (อัตโนมัติ)`,
    height: { sqrt: 'ความสูงของแท่ง: รากที่สองของจำนวนคน', linear: 'ความสูงของแท่ง: จำนวนคน' },
    scale: { sqrt: 'สเกล √', linear: 'สเกลเชิงเส้น' },
    wholeAxis: 'ทั้งแกนเวลา',
    allYears: 'ทุกปี',
    window: 'ช่วงเวลา',
    from: 'จากวันที่',
    until: 'ถึงวันที่',
    upTo: ['ถึง', ''],
    startingOn: ['ตั้งแต่', ''],
    first: 'วันแรกของช่วงเวลา',
    last: 'วันสุดท้ายของช่วงเวลา',
  },
  map: {
    name: 'แผนที่',
    noneTitle: 'เบราว์เซอร์นี้แสดงแผนที่ไม่ได้',
    none: 'แผนที่ต้องใช้ WebGL2 ซึ่งเบราว์เซอร์หรืออุปกรณ์นี้ไม่มี เส้นเวลาแสดงเหตุการณ์เดียวกัน',
    library: {
      'Map.Title': 'แผนที่',
      'CooperativeGesturesHandler.WindowsHelpText': 'กด Ctrl ค้างไว้แล้วเลื่อนเพื่อซูมแผนที่',
      'CooperativeGesturesHandler.MacHelpText': 'กด ⌘ ค้างไว้แล้วเลื่อนเพื่อซูมแผนที่',
      'CooperativeGesturesHandler.MobileHelpText': 'ใช้สองนิ้วเพื่อเลื่อนแผนที่',
    },
  },
  notices: {
    name: 'ประกาศ',
    dismiss: 'ปิด',
    more: (count) => `อีก ${number(count)} รายการ`,
    about: aboutBy({
      field: (name) => `อ่าน “${name}” ในที่อยู่เว็บไม่ได้`,
      link: 'อ่านลิงก์ได้ไม่ครบ',
      noMap: 'วาดแผนที่ไม่ได้',
      map: 'แผนที่แจ้งปัญหา',
      other: 'โปรดทราบ',
    }),
  },
  details: {
    ...namesBy({
      noDate: 'ไม่มีรายงานวันที่',
      noMonth: (year) => `${year} ไม่มีรายงานเดือน`,
      noDay: (month) => `${month} ไม่มีรายงานวัน`,
      noPlace: 'ไม่มีรายงานสถานที่',
      noDestination: 'ไม่มีรายงานปลายทาง',
      noNationality: 'ไม่ระบุสัญชาติ',
      nationality: (country) => country,
      noNumber: 'ไม่ระบุจำนวน',
      within: (name, country) => `${name}, ${country}`,
    }),
    legend: {
      name: 'คำอธิบายสัญลักษณ์',
      sizes: (people) => `พื้นที่วงกลมแทนจำนวนคนที่ถูกจับกุม: ${people.join(', ')}`,
      area: 'คนที่ถูกจับกุม ตามพื้นที่วงกลม',
      arc: 'ถูกเนรเทศ จาก → ไป; ความกว้างตามจำนวนคน',
      province: 'ทราบเพียงจังหวัด',
      country: 'ทราบเพียงประเทศ',
      range: 'จากน้อยที่สุดถึงมากที่สุด',
      atLeast: 'อย่างน้อย',
      silent: 'ไม่ได้รวบรวมข้อมูลที่นี่',
      joint: 'ตัวเลขเดียวของหลายสถานที่; เส้นประ: ชี้ไปยังสถานที่นั้น',
      pale: 'สีจางกว่า: วันที่ไม่แน่ชัด',
      planned: 'วางแผนไว้ ไม่นับรวม',
      others: 'อื่น ๆ หรือไม่ระบุ',
    },
    controls: { zoomIn: 'ซูมเข้า', zoomOut: 'ซูมออก', home: 'กลับไปมุมมองแรก', north: 'ทิศเหนืออยู่บน มองจากด้านบน' },
    marks: {
      caption: 'เครื่องหมายบนแผนที่',
      people: 'จำนวนคน',
      mark: 'เครื่องหมาย',
      otherPlaces: (count) => `อีก ${number(count)} แห่ง`,
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${people ? arrested(people) : 'มีแผนจับกุม ไม่ระบุจำนวนคน'}: ${at}${isJoint ? ', ตัวเลขเดียวของหลายสถานที่' : ''} (${reports(records)})`,
      deported: (people, origin, destination, records) =>
        `${people ? deported(people) : 'มีแผนเนรเทศ ไม่ระบุจำนวนคน'}: ${origin} → ${destination} (${reports(records)})`,
    },
    card: {
      loading: 'กำลังอ่านรายงาน …',
      back: 'กลับไปที่แผนที่',
      type: (type) => (type === 'arrest' ? 'การจับกุม' : type === 'deportation' ? 'การเนรเทศ' : type || 'อื่น ๆ'),
      total: 'ยอดรวมตามรายงาน',
      planned: 'ประกาศแล้ว ยังไม่มีรายงานว่าดำเนินการ',
      joint: (places) => `ตัวเลขเดียวของ ${number(places)} สถานที่`,
      noNationalities: 'ไม่ระบุสัญชาติ',
      shared: 'มากับลิงก์ จากผู้ที่สร้างลิงก์ ไม่ได้เป็นส่วนหนึ่งของชุดข้อมูล',
      filtered: 'ตัวกรองตัดรายงานนี้ออก',
      showAll: 'แสดงทั้งหมด',
      outside: 'รายงานนี้อยู่นอกมุมมองของแผนที่',
      elsewhen: 'รายงานนี้อยู่นอกช่วงเวลา',
      running: 'ยอดสะสมของหลายปฏิบัติการ แสดงไว้แต่ไม่นำไปบวกในยอดรวมใด',
      itemised: (people) => `ปฏิบัติการในยอดนี้ที่แยกไว้ที่นี่รวมได้ ${figure(people)}`,
      places: () => 'สถานที่',
      placesName: 'สถานที่',
      at: 'ที่',
      from: 'จาก',
      to: 'ไป',
      precision: {
        site: 'จุดที่แน่นอน',
        city: 'เมือง',
        admin1: 'จังหวัด; ไม่มีรายงานชื่อเมือง',
        country: 'ทราบเพียงประเทศ; ไม่มีรายงานสถานที่',
      },
      noPosition: 'ไม่ทราบตำแหน่ง จึงไม่อยู่บนแผนที่',
      why: 'ทำไมจึงอยู่ที่นี่',
      otherReadings: 'การตีความอื่น:',
      arrests: 'การจับกุมคนกลุ่มนี้',
      deportations: 'ถูกเนรเทศในภายหลัง',
      inside: 'นับอยู่ในตัวเลขนี้แล้ว',
      notTwice: 'ไม่นำมาบวกซ้ำ',
      wholes: 'ตัวเลขนี้นับอยู่ใน',
      inAll: (count) => `ทั้งหมด ${number(count)} รายการ`,
      sources: (count) => (count === 1 ? 'แหล่งที่มา' : `แหล่งที่มา ${number(count)} แหล่ง`),
      sourcesName: 'แหล่งที่มา',
      noPublisher: 'รายงานที่ไม่ระบุผู้เผยแพร่',
      noDate: 'ไม่ทราบวันที่เผยแพร่',
      guilt: 'ตามที่มีรายงาน การถูกจับกุมไม่ได้หมายความว่ามีความผิด',
    },
    story: {
      name: 'เรื่องราว',
      hint: 'เลื่อนหน้าหรือใช้ปุ่มลูกศร แผนที่จะเปลี่ยนตาม',
      steps: 'ขั้นของเรื่องราว',
      before: 'ขั้นก่อนหน้า',
      next: 'ขั้นถัดไป',
      step: (step) => `ขั้นที่ ${step}`,
      stepOf: (step, count) => `ขั้นที่ ${step} จาก ${count}`,
      of: (step, count) => `${step} / ${count}`,
      sources: 'แหล่งที่มา:',
      explore: 'สำรวจมุมมองนี้',
      exploreStep: (step) => `ขั้นที่ ${step} เป็นภาษาอังกฤษ ในแท็บใหม่`,
    },
    embed: {
      page: 'Dateline: แผนที่ในหน้าเว็บอื่น',
      heading: 'การจับกุมและการเนรเทศตามที่มีรายงาน',
      full: 'แหล่งที่มาและรายงานทั้งหมด (ภาษาอังกฤษ)',
      fullHint: 'ใน Dateline ในแท็บใหม่',
      title: (window, tally) => `แผนที่ ${window}: ${tally}`,
    },
  },
}
