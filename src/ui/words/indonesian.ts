import type { Sum } from '../../domain/count.ts'
import { sentenceCase } from '../../lib/sentenceCase.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, span, sumBy, namesBy, list, day, dayShort, monthShort } = conventionsOf('id')

const operations = (count: number): string => `${number(count)} operasi`
const transfers = (count: number): string => `${number(count)} pemindahan`
const reports = (count: number): string => `${number(count)} laporan`
const persons = (count: number): string => `${number(count)} orang`

const sum = sumBy({
  people: persons,
  unstated: 'jumlah orang tidak disebutkan',
  atLeast: (people) => `sedikitnya ${people}`,
  atMost: (people) => `paling banyak ${people}`,
  about: (people) => `sekitar ${people}`,
  between: (least, people) => `antara ${least} dan ${people}`,
})

const isUnstated = ({ least, most }: Sum): boolean => most === Infinity && !(least > 0)

const arrested = (people: Sum): string =>
  isUnstated(people) ? 'ada yang ditangkap, jumlah tidak disebutkan' : `${sum(people)} ditangkap`
const deported = (people: Sum): string =>
  isUnstated(people) ? 'ada yang dideportasi, jumlah tidak disebutkan' : `${sum(people)} dideportasi`

const none = 'Tidak ada laporan di sini dalam rentang waktu ini'

export const indonesian: Catalogue = {
  lang: 'id',
  number,
  figure,
  sum,
  tally: (tally) =>
    [
      tally.operations > 0 && `${operations(tally.operations)}, ${arrested(tally.arrested)}`,
      tally.transfers > 0 && `${deported(tally.deported)} dalam ${transfers(tally.transfers)}`,
    ]
      .filter(Boolean)
      .join('; ') || none,
  day,
  dayShort,
  monthShort,
  window: (window, mode) => {
    if (mode === 'instant') return day(window.until - 1)
    if (mode === 'from-start') return `hingga ${day(window.until - 1)}`
    return mode === 'to-end' ? `sejak ${day(window.from)}` : span(window)
  },
  headline: {
    none,
    operations,
    arrested: () => ['', ' orang ditangkap'],
    deported: () => ['', ' dideportasi'],
    outside: (count) => `${reports(count)} lagi berada di luar tampilan ini.`,
    showWorld: 'Tampilkan dunia',
    undrawn: 'Tidak semuanya digambar',
    left: (arcs, people, ties, arrests) =>
      `Terlalu banyak untuk dibedakan: ${list(
        [
          arcs > 0 && `${number(arcs)} busur yang lebih kecil (${persons(people)})`,
          ties > 0 && `${number(ties)} angka gabungan yang lebih kecil (${persons(arrests)})`,
        ].filter((text) => text !== false),
      )} dihitung dalam jumlah dan tidak digambar. Perbesar peta atau gunakan filter.`,
    filtered: (query) =>
      query ? `Hanya laporan yang cocok dengan “${query}” yang dihitung.` : 'Hanya yang lolos saringan yang dihitung.',
    nothing:
      'Tidak ada yang dikumpulkan untuk hari-hari ini, atau filter mengecualikannya. Itu tidak berarti tidak terjadi apa-apa.',
  },
  timeline: {
    name: 'Lini masa',
    playback: 'Pemutaran',
    back: 'Mundur satu langkah',
    on: 'Maju satu langkah',
    play: 'Putar',
    pause: 'Jeda',
    withKey: (name, key) => `${name} (${key === 'space' ? 'spasi' : key})`,
    speed: 'Kecepatan',
    perSecond: (count) => `${number(count)} hari per detik`,
    loop: 'Ulangi',
    loopTitle: 'Mulai lagi setelah selesai',
    fewer: 'Lebih sedikit tombol',
    more: 'Tanggal dan mode',
    axis: 'Sumbu waktu',
    mode: 'Mode',
    modes: {
      instant: { name: 'Satu hari', title: 'Hanya yang mencakup hari terakhir rentang waktu' },
      window: { name: 'Rentang waktu', title: 'Yang menyentuh rentang waktu' },
      'from-start': { name: 'Kumulatif dari awal', title: 'Semuanya hingga akhir rentang waktu' },
      'to-end': { name: 'Kumulatif hingga akhir', title: 'Semuanya sejak awal rentang waktu' },
    },
    unit: 'Batang dan langkah',
    units: { day: 'Hari', week: 'Minggu', month: 'Bulan', quarter: 'Kuartal', year: 'Tahun' },
    automatic: (unit) => `${unit} (otomatis)`,
    height: { sqrt: 'Tinggi batang: akar kuadrat jumlah orang', linear: 'Tinggi batang: jumlah orang' },
    scale: { sqrt: 'Skala √', linear: 'Skala linear' },
    wholeAxis: 'Seluruh sumbu',
    allYears: 'Semua tahun',
    window: 'Rentang waktu',
    from: 'Dari',
    until: 'Hingga',
    upTo: ['hingga', ''],
    startingOn: ['sejak', ''],
    first: 'Hari pertama rentang waktu',
    last: 'Hari terakhir rentang waktu',
  },
  map: {
    name: 'Peta',
    noneTitle: 'Peta tidak dapat ditampilkan di peramban ini',
    none: 'Peta memerlukan WebGL2, yang tidak tersedia di peramban atau perangkat ini. Lini masa menunjukkan kejadian yang sama.',
    library: {
      'Map.Title': 'Peta',
      'CooperativeGesturesHandler.WindowsHelpText': 'Gunakan Ctrl + gulir untuk memperbesar peta',
      'CooperativeGesturesHandler.MacHelpText': 'Gunakan ⌘ + gulir untuk memperbesar peta',
      'CooperativeGesturesHandler.MobileHelpText': 'Gunakan dua jari untuk menggeser peta',
    },
  },
  notices: {
    name: 'Pemberitahuan',
    dismiss: 'Tutup',
    more: (count) => `${number(count)} lagi.`,
    about: aboutBy({
      field: (name) => `“${name}” dalam alamat tidak dapat dibaca.`,
      link: 'Tautan tidak dapat dibaca seluruhnya.',
      noMap: 'Peta tidak dapat digambar.',
      map: 'Peta melaporkan masalah.',
      other: 'Perhatian.',
    }),
  },
  details: {
    ...namesBy({
      noDate: 'tanggal tidak dilaporkan',
      noMonth: (year) => `${year}, bulan tidak dilaporkan`,
      noDay: (month) => `${month}, tanggal tidak dilaporkan`,
      noPlace: 'tempat tidak dilaporkan',
      noDestination: 'tujuan tidak dilaporkan',
      noNationality: 'kewarganegaraan tidak disebutkan',
      nationality: (country) => country,
      noNumber: 'jumlah tidak disebutkan',
      within: (name, country) => `${name}, ${country}`,
    }),
    legend: {
      name: 'Legenda',
      sizes: (people) => `Luas lingkaran menunjukkan jumlah orang yang ditangkap: ${people.join(', ')}`,
      area: 'orang yang ditangkap, menurut luas',
      arc: 'dideportasi, dari → ke; lebar menurut jumlah orang',
      province: 'hanya provinsi',
      country: 'hanya negara',
      range: 'dari paling sedikit hingga paling banyak',
      atLeast: 'sedikitnya',
      silent: 'tidak ada yang dikumpulkan di sini',
      joint: 'satu angka untuk beberapa tempat; putus-putus: menunjuk ke tempat itu',
      pale: 'lebih pucat: hari yang tidak pasti',
      planned: 'direncanakan, tidak dihitung',
      others: 'Lainnya, atau tidak disebutkan',
    },
    controls: {
      zoomIn: 'Perbesar',
      zoomOut: 'Perkecil',
      home: 'Kembali ke tampilan pertama',
      north: 'Utara di atas, lurus ke bawah',
    },
    marks: {
      caption: 'Tanda pada peta',
      people: 'Orang',
      mark: 'Tanda',
      otherPlaces: (count) => `${number(count)} tempat lain`,
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${sentenceCase(people ? arrested(people) : 'rencana penangkapan, jumlah tidak disebutkan')}: ${at}${isJoint ? ', satu angka untuk beberapa tempat' : ''} (${reports(records)})`,
      deported: (people, origin, destination, records) =>
        `${sentenceCase(people ? deported(people) : 'rencana deportasi, jumlah tidak disebutkan')}: ${origin} → ${destination} (${reports(records)})`,
    },
    card: {
      loading: 'Membaca laporan …',
      back: 'Kembali ke peta',
      type: (type) => (type === 'arrest' ? 'Penangkapan' : type === 'deportation' ? 'Deportasi' : type || 'Lainnya'),
      total: 'Jumlah yang dilaporkan',
      planned: 'diumumkan, belum dilaporkan terlaksana',
      joint: (places) => `satu angka untuk ${number(places)} tempat`,
      noNationalities: 'Kewarganegaraan tidak disebutkan.',
      shared: 'Datang bersama tautan, dari pembuatnya. Bukan bagian dari koleksi.',
      filtered: 'Filter mengecualikan laporan ini.',
      showAll: 'Tampilkan semua',
      outside: 'Laporan ini berada di luar tampilan peta.',
      elsewhen: 'Laporan ini berada di luar rentang waktu.',
      running: 'Jumlah berjalan dari banyak operasi. Ditampilkan, dan tidak pernah ditambahkan ke jumlah mana pun.',
      itemised: (people) => `Operasi di dalamnya yang dirinci di sini berjumlah ${figure(people)}.`,
      places: () => 'Tempat',
      placesName: 'Tempat',
      at: 'Di',
      from: 'Dari',
      to: 'Ke',
      precision: {
        site: 'lokasi persis',
        city: 'kota',
        admin1: 'provinsi; kota tidak dilaporkan',
        country: 'hanya negara; tempat tidak dilaporkan',
      },
      noPosition: 'posisi tidak diketahui, jadi tidak ada di peta',
      why: 'Mengapa di sini?',
      otherReadings: 'Tafsiran lain:',
      arrests: 'Penangkapan orang-orang ini',
      deportations: 'Kemudian dideportasi',
      inside: 'Terhitung dalam angka ini',
      notTwice: 'Tidak ditambahkan dua kali.',
      wholes: 'Ini terhitung dalam',
      inAll: (count) => `Semuanya ${number(count)}.`,
      sources: (count) => (count === 1 ? 'Sumber' : `${number(count)} sumber`),
      sourcesName: 'Sumber',
      noPublisher: 'Laporan tanpa nama penerbit',
      noDate: 'tanggal terbit tidak diketahui',
      guilt: 'Menurut laporan. Ditangkap tidak berarti bersalah.',
    },
    story: {
      name: 'Kisah',
      hint: 'Gulir, atau gunakan tombol panah: peta mengikuti.',
      steps: 'Langkah-langkah kisah',
      before: 'Langkah sebelumnya',
      next: 'Langkah berikutnya',
      step: (step) => `Langkah ${step}`,
      stepOf: (step, count) => `Langkah ${step} dari ${count}.`,
      of: (step, count) => `${step} dari ${count}`,
      sources: 'Sumber:',
      explore: 'Jelajahi tampilan ini',
      exploreStep: (step) => `langkah ${step}, dalam bahasa Inggris, di tab baru`,
    },
    embed: {
      page: 'Dateline: peta di halaman lain',
      heading: 'Penangkapan dan deportasi yang dilaporkan',
      full: 'Sumber dan semua laporan (bahasa Inggris)',
      fullHint: 'di Dateline, di tab baru',
      title: (window, tally) => `Peta, ${window}: ${tally}`,
    },
  },
}
