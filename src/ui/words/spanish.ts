import type { Sum } from '../../domain/count.ts'
import { sentenceCase } from '../../lib/sentenceCase.ts'
import type { Forms } from './conventions.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, form, plural, span, sumBy, namesBy, list, day, dayShort, monthShort } = conventionsOf('es')

/** After a round million a noun has its preposition: «1.000.000 de personas». */
const forms = (one: string, other: string): Forms => ({ one, many: `de ${other}`, other })
const counted = (count: number, one: string, other: string): string =>
  `${number(count)} ${plural(count, forms(one, other))}`

const operations = (count: number): string => counted(count, 'operativo', 'operativos')
const transfers = (count: number): string => counted(count, 'traslado', 'traslados')
const reports = (count: number): string => counted(count, 'informe', 'informes')
const persons = (count: number): string => counted(count, 'persona', 'personas')

const sum = sumBy({
  people: persons,
  unstated: 'número de personas no indicado',
  atLeast: (people) => `al menos ${people}`,
  atMost: (people) => `como máximo ${people}`,
  about: (people) => `alrededor de ${people}`,
  between: (least, people) => `entre ${least} y ${people}`,
})

const isUnstated = ({ least, most }: Sum): boolean => most === Infinity && !(least > 0)

const arrested = (people: Sum): string =>
  isUnstated(people)
    ? 'detenciones, número de personas no indicado'
    : `${sum(people)} ${form(people, { one: 'detenida', other: 'detenidas' })}`
const deported = (people: Sum): string =>
  isUnstated(people)
    ? 'deportaciones, número de personas no indicado'
    : `${sum(people)} ${form(people, { one: 'deportada', other: 'deportadas' })}`

const none = 'No hay informes aquí en estas fechas'

export const spanish: Catalogue = {
  lang: 'es',
  number,
  figure,
  sum,
  tally: (tally) =>
    [
      tally.operations > 0 && `${operations(tally.operations)}, ${arrested(tally.arrested)}`,
      tally.transfers > 0 && `${deported(tally.deported)} en ${transfers(tally.transfers)}`,
    ]
      .filter(Boolean)
      .join('; ') || none,
  day,
  dayShort,
  monthShort,
  window: (window, mode) => {
    if (mode === 'instant') return day(window.until - 1)
    if (mode === 'from-start') return `hasta el ${day(window.until - 1)}`
    return mode === 'to-end' ? `desde el ${day(window.from)}` : span(window)
  },
  headline: {
    none,
    operations,
    arrested: (people) => ['', ` ${form(people, forms('persona detenida', 'personas detenidas'))}`],
    deported: (people) => ['', ` ${form(people, { one: 'deportada', other: 'deportadas' })}`],
    outside: (count) =>
      `${counted(count, 'informe más', 'informes más')} ${plural(count, { one: 'queda', other: 'quedan' })} fuera de esta vista.`,
    showWorld: 'Ver el mundo',
    undrawn: 'No todo está dibujado',
    left: (arcs, people, ties, arrests) =>
      `Demasiado para distinguirlo: ${list(
        [
          arcs > 0 && `${counted(arcs, 'arco menor', 'arcos menores')} (${persons(people)})`,
          ties > 0 && `${counted(ties, 'cifra conjunta menor', 'cifras conjuntas menores')} (${persons(arrests)})`,
        ].filter((text) => text !== false),
      )} cuentan en las sumas y no se dibujan. Acerque el mapa o filtre.`,
    filtered: (query) =>
      query ? `Solo se cuentan los informes con «${query}».` : 'Solo se cuenta lo que pasa los filtros.',
    nothing: 'No se recogió nada de estos días, o los filtros lo excluyen. Eso no quiere decir que no pasara nada.',
  },
  timeline: {
    name: 'Cronología',
    playback: 'Reproducción',
    back: 'Un paso atrás',
    on: 'Un paso adelante',
    play: 'Reproducir',
    pause: 'Pausa',
    withKey: (name, key) => `${name} (${key === 'space' ? 'espacio' : key})`,
    speed: 'Velocidad',
    perSecond: (count) => `${counted(count, 'día', 'días')} por segundo`,
    loop: 'En bucle',
    loopTitle: 'Volver a empezar al final',
    fewer: 'Menos controles',
    more: 'Fechas y modo',
    axis: 'Eje del tiempo',
    mode: 'Modo',
    modes: {
      instant: { name: 'Instante', title: 'Solo lo que abarca el último día del periodo' },
      window: { name: 'Periodo', title: 'Lo que toca el periodo' },
      'from-start': { name: 'Acumulado desde el inicio', title: 'Todo hasta el final del periodo' },
      'to-end': { name: 'Acumulado hasta el final', title: 'Todo a partir del inicio del periodo' },
    },
    unit: 'Barras y pasos',
    units: { day: 'Días', week: 'Semanas', month: 'Meses', quarter: 'Trimestres', year: 'Años' },
    automatic: (unit) => `${unit} (auto)`,
    height: {
      sqrt: 'Altura de las barras: raíz cuadrada del número de personas',
      linear: 'Altura de las barras: número de personas',
    },
    scale: { sqrt: 'Escala √', linear: 'Escala lineal' },
    wholeAxis: 'Todo el eje',
    allYears: 'Todos los años',
    window: 'Periodo',
    from: 'Desde',
    until: 'Hasta',
    upTo: ['hasta el', ''],
    startingOn: ['desde el', ''],
    first: 'Primer día del periodo',
    last: 'Último día del periodo',
  },
  map: {
    name: 'Mapa',
    noneTitle: 'No hay mapa en este navegador',
    none: 'El mapa necesita WebGL2, que este navegador o dispositivo no ofrece. La cronología muestra los mismos hechos.',
    library: {
      'Map.Title': 'Mapa',
      'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl + rueda para ampliar el mapa',
      'CooperativeGesturesHandler.MacHelpText': '⌘ + rueda para ampliar el mapa',
      'CooperativeGesturesHandler.MobileHelpText': 'Mueva el mapa con dos dedos',
    },
  },
  notices: {
    name: 'Avisos',
    dismiss: 'Cerrar',
    more: (count) => `${number(count)} más.`,
    about: aboutBy({
      field: (name) => `No se pudo leer «${name}» en la dirección.`,
      link: 'No se pudo leer el enlace completo.',
      noMap: 'No se puede dibujar el mapa.',
      map: 'El mapa informa de un problema.',
      other: 'Aviso.',
    }),
  },
  details: {
    ...namesBy({
      noDate: 'fecha no indicada',
      noMonth: (year) => `${year}, mes no indicado`,
      noDay: (month) => `${month}, día no indicado`,
      noPlace: 'lugar no indicado',
      noDestination: 'destino no indicado',
      noNationality: 'nacionalidad no indicada',
      nationality: (country) => country,
      noNumber: 'número no indicado',
      within: (name, country) => `${name}, ${country}`,
    }),
    legend: {
      name: 'Leyenda',
      sizes: (people) => `La superficie del disco representa a las personas detenidas: ${people.join(', ')}`,
      area: 'personas detenidas, según la superficie',
      arc: 'deportadas, de → a; ancho según el número',
      province: 'solo la provincia',
      country: 'solo el país',
      range: 'del mínimo al máximo',
      atLeast: 'al menos',
      silent: 'nada recogido aquí',
      joint: 'una cifra para varios lugares; punteado: el lugar está ahí',
      pale: 'más claro: días imprecisos',
      planned: 'prevista, no contada',
      others: 'Otras o no indicadas',
    },
    controls: {
      zoomIn: 'Acercar',
      zoomOut: 'Alejar',
      home: 'Volver a la primera vista',
      north: 'Norte arriba, vista vertical',
    },
    marks: {
      caption: 'Signos en el mapa',
      people: 'Personas',
      mark: 'Signo',
      otherPlaces: (count) => counted(count, 'lugar más', 'lugares más'),
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${sentenceCase(people ? arrested(people) : 'detenciones previstas, número no indicado')}: ${at}${isJoint ? ', una cifra para varios lugares' : ''} (${reports(records)})`,
      deported: (people, origin, destination, records) =>
        `${sentenceCase(people ? deported(people) : 'deportaciones previstas, número no indicado')}: ${origin} → ${destination} (${reports(records)})`,
    },
    card: {
      loading: 'Leyendo el informe …',
      back: 'Volver al mapa',
      type: (type) => (type === 'arrest' ? 'Detención' : type === 'deportation' ? 'Deportación' : type || 'Otro'),
      total: 'Total anunciado',
      planned: 'anunciado, aún no informado como hecho',
      joint: (places) => `una cifra para ${number(places)} lugares`,
      noNationalities: 'No se indican las nacionalidades.',
      shared: 'Vino con el enlace, de quien lo hizo. No forma parte de la colección.',
      filtered: 'Los filtros excluyen este informe.',
      showAll: 'Mostrar todo',
      outside: 'Este informe queda fuera de la vista del mapa.',
      elsewhen: 'Este informe queda fuera del periodo.',
      running: 'Un total acumulado de muchos operativos. Se muestra, y nunca se añade a una suma.',
      itemised: (people) => `Los operativos suyos que figuran aquí suman ${figure(people)}.`,
      places: (count) => (count > 1 ? 'Lugares' : 'Lugar'),
      placesName: 'Lugares',
      at: 'Dónde',
      from: 'De',
      to: 'A',
      precision: {
        site: 'lugar exacto',
        city: 'ciudad o pueblo',
        admin1: 'provincia; no se indica la ciudad',
        country: 'solo el país; no se indica el lugar',
      },
      noPosition: 'posición desconocida, por eso no está en el mapa',
      why: '¿Por qué aquí?',
      otherReadings: 'Otras lecturas:',
      arrests: 'Las detenciones de estas personas',
      deportations: 'Deportadas después',
      inside: 'Contado dentro de esta cifra',
      notTwice: 'No se suma por segunda vez.',
      wholes: 'Esto se cuenta dentro de',
      inAll: (count) => `${number(count)} en total.`,
      sources: (count) => (count === 1 ? 'Fuente' : `${number(count)} fuentes`),
      sourcesName: 'Fuentes',
      noPublisher: 'Un artículo sin editor indicado',
      noDate: 'fecha de publicación desconocida',
      guilt: 'Según la prensa. Detenido no significa culpable.',
    },
    story: {
      name: 'Relato',
      hint: 'Desplácese o use las flechas: el mapa le sigue.',
      steps: 'Pasos del relato',
      before: 'Paso anterior',
      next: 'Paso siguiente',
      step: (step) => `Paso ${step}`,
      stepOf: (step, count) => `Paso ${step} de ${count}.`,
      of: (step, count) => `${step} de ${count}`,
      sources: 'Fuentes:',
      explore: 'Explorar esta vista',
      exploreStep: (step) => `del paso ${step}, en inglés, en una pestaña nueva`,
    },
    embed: {
      page: 'Dateline: un mapa en otra página',
      heading: 'Detenciones y deportaciones según la prensa',
      full: 'Fuentes y todos los informes (en inglés)',
      fullHint: 'en Dateline, en una pestaña nueva',
      title: (window, tally) => `Mapa, ${window}: ${tally}`,
    },
  },
}
