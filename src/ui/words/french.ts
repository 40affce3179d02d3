import type { Sum } from '../../domain/count.ts'
import { sentenceCase } from '../../lib/sentenceCase.ts'
import type { Forms } from './conventions.ts'
import { conventionsOf } from './conventions.ts'
import { aboutBy } from './problemWords.ts'
import type { Catalogue } from './words.ts'

const { number, figure, form, plural, span, sumBy, namesBy, list, day, dayShort, monthShort } = conventionsOf('fr', {
  firstDay: '1er',
})

/** After a round million a noun has its preposition: « 1 000 000 de personnes ». */
const forms = (one: string, other: string): Forms => ({
  one,
  many: /^[aeiouyé]/u.test(other) ? `d’${other}` : `de ${other}`,
  other,
})
const counted = (count: number, one: string, other: string): string =>
  `${number(count)} ${plural(count, forms(one, other))}`

const operations = (count: number): string => counted(count, 'opération', 'opérations')
const transfers = (count: number): string => counted(count, 'transfert', 'transferts')
const reports = (count: number): string => counted(count, 'compte rendu', 'comptes rendus')
const persons = (count: number): string => counted(count, 'personne', 'personnes')

const sum = sumBy({
  people: persons,
  unstated: 'nombre de personnes non précisé',
  atLeast: (people) => `au moins ${people}`,
  atMost: (people) => `au plus ${people}`,
  about: (people) => `environ ${people}`,
  between: (least, people) => `entre ${least} et ${people}`,
})

const isUnstated = ({ least, most }: Sum): boolean => most === Infinity && !(least > 0)

const arrested = (people: Sum): string =>
  isUnstated(people)
    ? 'arrestations, nombre de personnes non précisé'
    : `${sum(people)} ${form(people, { one: 'arrêtée', other: 'arrêtées' })}`
const deported = (people: Sum): string =>
  isUnstated(people)
    ? 'expulsions, nombre de personnes non précisé'
    : `${sum(people)} ${form(people, { one: 'expulsée', other: 'expulsées' })}`

const none = 'Aucun compte rendu ici pour ces dates'

export const french: Catalogue = {
  lang: 'fr',
  number,
  figure,
  sum,
  tally: (tally) =>
    [
      tally.operations > 0 && `${operations(tally.operations)}, ${arrested(tally.arrested)}`,
      tally.transfers > 0 && `${deported(tally.deported)} en ${transfers(tally.transfers)}`,
    ]
      .filter(Boolean)
      .join(' ; ') || none,
  day,
  dayShort,
  monthShort,
  window: (window, mode) => {
    if (mode === 'instant') return day(window.until - 1)
    if (mode === 'from-start') return `jusqu’au ${day(window.until - 1)}`
    return mode === 'to-end' ? `depuis le ${day(window.from)}` : span(window)
  },
  headline: {
    none,
    operations,
    arrested: (people) => ['', ` ${form(people, forms('personne arrêtée', 'personnes arrêtées'))}`],
    deported: (people) => ['', ` ${form(people, { one: 'expulsée', other: 'expulsées' })}`],
    outside: (count) =>
      `${reports(count)} de plus ${plural(count, { one: 'se trouve', other: 'se trouvent' })} hors de cette vue.`,
    showWorld: 'Voir le monde',
    undrawn: 'Tout n’est pas dessiné',
    left: (arcs, people, ties, arrests) =>
      `Trop d’éléments pour les distinguer : ${list(
        [
          arcs > 0 && `${counted(arcs, 'arc plus petit', 'arcs plus petits')} (${persons(people)})`,
          ties > 0 &&
            `${counted(ties, 'chiffre commun plus petit', 'chiffres communs plus petits')} (${persons(arrests)})`,
        ].filter((text) => text !== false),
      )} comptent dans les sommes sans être dessinés. Zoomez ou filtrez.`,
    filtered: (query) =>
      query
        ? `Seuls les comptes rendus contenant « ${query} » sont comptés.`
        : 'Seul ce que les filtres laissent passer est compté.',
    nothing:
      'Rien n’a été recueilli pour ces jours, ou les filtres l’écartent. Cela ne veut pas dire qu’il ne s’est rien passé.',
  },
  timeline: {
    name: 'Chronologie',
    playback: 'Lecture',
    back: 'Un pas en arrière',
    on: 'Un pas en avant',
    play: 'Lire',
    pause: 'Pause',
    withKey: (name, key) => `${name} (${key === 'space' ? 'espace' : key})`,
    speed: 'Vitesse',
    perSecond: (count) => `${counted(count, 'jour', 'jours')} par seconde`,
    loop: 'En boucle',
    loopTitle: 'Recommencer à la fin',
    fewer: 'Moins de réglages',
    more: 'Dates et mode',
    axis: 'Axe du temps',
    mode: 'Mode',
    modes: {
      instant: { name: 'Instant', title: 'Seulement ce qui couvre le dernier jour de la période' },
      window: { name: 'Période', title: 'Ce qui touche la période' },
      'from-start': { name: 'Cumul depuis le début', title: 'Tout jusqu’à la fin de la période' },
      'to-end': { name: 'Cumul jusqu’à la fin', title: 'Tout à partir du début de la période' },
    },
    unit: 'Barres et pas',
    units: { day: 'Jours', week: 'Semaines', month: 'Mois', quarter: 'Trimestres', year: 'Années' },
    automatic: (unit) => `${unit} (auto)`,
    height: {
      sqrt: 'Hauteur des barres : racine carrée du nombre de personnes',
      linear: 'Hauteur des barres : nombre de personnes',
    },
    scale: { sqrt: 'Échelle √', linear: 'Échelle linéaire' },
    wholeAxis: 'Axe entier',
    allYears: 'Toutes les années',
    window: 'Période',
    from: 'Du',
    until: 'Au',
    upTo: ['jusqu’au', ''],
    startingOn: ['depuis le', ''],
    first: 'Premier jour de la période',
    last: 'Dernier jour de la période',
  },
  map: {
    name: 'Carte',
    noneTitle: 'Pas de carte dans ce navigateur',
    none: 'La carte a besoin de WebGL2, que ce navigateur ou cet appareil n’offre pas. La chronologie montre les mêmes faits.',
    library: {
      'Map.Title': 'Carte',
      'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl + molette pour zoomer sur la carte',
      'CooperativeGesturesHandler.MacHelpText': '⌘ + molette pour zoomer sur la carte',
      'CooperativeGesturesHandler.MobileHelpText': 'Déplacez la carte avec deux doigts',
    },
  },
  notices: {
    name: 'Avis',
    dismiss: 'Fermer',
    more: (count) => `${number(count)} de plus.`,
    about: aboutBy({
      field: (name) => `« ${name} » dans l’adresse n’a pas pu être lu.`,
      link: 'Le lien n’a pas pu être lu en entier.',
      noMap: 'La carte ne peut pas être dessinée.',
      map: 'La carte signale un problème.',
      other: 'À noter.',
    }),
  },
  details: {
    ...namesBy({
      noDate: 'date non indiquée',
      noMonth: (year) => `${year}, mois non indiqué`,
      noDay: (month) => `${month}, jour non indiqué`,
      noPlace: 'lieu non indiqué',
      noDestination: 'destination non indiquée',
      noNationality: 'nationalité non indiquée',
      nationality: (country) => country,
      noNumber: 'nombre non précisé',
      within: (name, country) => `${name}, ${country}`,
    }),
    legend: {
      name: 'Légende',
      sizes: (people) => `La surface du disque représente les personnes arrêtées : ${people.join(', ')}`,
      area: 'personnes arrêtées, selon la surface',
      arc: 'expulsées, de → vers ; largeur selon le nombre',
      province: 'province seulement',
      country: 'pays seulement',
      range: 'du minimum au maximum',
      atLeast: 'au moins',
      silent: 'rien de recueilli ici',
      joint: 'un chiffre pour plusieurs lieux ; pointillé : le lieu est là',
      pale: 'plus clair : jours imprécis',
      planned: 'prévue, non comptée',
      others: 'Autres ou non indiquées',
    },
    controls: {
      zoomIn: 'Zoom avant',
      zoomOut: 'Zoom arrière',
      home: 'Revenir à la première vue',
      north: 'Nord en haut, vue de dessus',
    },
    marks: {
      caption: 'Signes sur la carte',
      people: 'Personnes',
      mark: 'Signe',
      otherPlaces: (count) => counted(count, 'autre lieu', 'autres lieux'),
      at: (places) => places,
      arrested: (people, at, isJoint, records) =>
        `${sentenceCase(people ? arrested(people) : 'arrestations prévues, nombre non précisé')} : ${at}${isJoint ? ', un chiffre pour plusieurs lieux' : ''} (${reports(records)})`,
      deported: (people, origin, destination, records) =>
        `${sentenceCase(people ? deported(people) : 'expulsions prévues, nombre non précisé')} : ${origin} → ${destination} (${reports(records)})`,
    },
    card: {
      loading: 'Lecture du compte rendu …',
      back: 'Retour à la carte',
      type: (type) => (type === 'arrest' ? 'Arrestation' : type === 'deportation' ? 'Expulsion' : type || 'Autre'),
      total: 'Total annoncé',
      planned: 'annoncé, pas encore rapporté comme fait',
      joint: (places) => `un chiffre pour ${number(places)} lieux`,
      noNationalities: 'Les nationalités ne sont pas indiquées.',
      shared: 'Venu avec le lien, de la personne qui l’a fait. Ne fait pas partie de la collection.',
      filtered: 'Les filtres écartent ce compte rendu.',
      showAll: 'Tout montrer',
      outside: 'Ce compte rendu est hors de la vue de la carte.',
      elsewhen: 'Ce compte rendu est hors de la période.',
      running: 'Un total qui court sur de nombreuses opérations. Il est montré, jamais ajouté à une somme.',
      itemised: (people) => `Celles de ses opérations qui figurent ici font ensemble ${figure(people)}.`,
      places: (count) => (count > 1 ? 'Lieux' : 'Lieu'),
      placesName: 'Lieux',
      at: 'Où',
      from: 'De',
      to: 'Vers',
      precision: {
        site: 'lieu exact',
        city: 'ville',
        admin1: 'province ; la ville n’est pas indiquée',
        country: 'pays seulement ; le lieu n’est pas indiqué',
      },
      noPosition: 'position inconnue, donc pas sur la carte',
      why: 'Pourquoi ici ?',
      otherReadings: 'Autres lectures :',
      arrests: 'Les arrestations de ces personnes',
      deportations: 'Expulsées ensuite',
      inside: 'Compté dans ce chiffre',
      notTwice: 'N’est pas ajouté une seconde fois.',
      wholes: 'Ceci est compté dans',
      inAll: (count) => `${number(count)} en tout.`,
      sources: (count) => (count === 1 ? 'Source' : `${number(count)} sources`),
      sourcesName: 'Sources',
      noPublisher: 'Un article dont l’éditeur n’est pas nommé',
      noDate: 'date de publication inconnue',
      guilt: 'D’après la presse. Arrêté ne veut pas dire coupable.',
    },
    story: {
      name: 'Récit',
      hint: 'Faites défiler, ou utilisez les flèches : la carte suit.',
      steps: 'Étapes du récit',
      before: 'Étape précédente',
      next: 'Étape suivante',
      step: (step) => `Étape ${step}`,
      stepOf: (step, count) => `Étape ${step} sur ${count}.`,
      of: (step, count) => `${step} sur ${count}`,
      sources: 'Sources :',
      explore: 'Explorer cette vue',
      exploreStep: (step) => `de l’étape ${step}, en anglais, dans un nouvel onglet`,
    },
    embed: {
      page: 'Dateline : une carte dans une autre page',
      heading: 'Arrestations et expulsions rapportées',
      full: 'Sources et tous les comptes rendus (en anglais)',
      fullHint: 'dans Dateline, dans un nouvel onglet',
      title: (window, tally) => `Carte, ${window} : ${tally}`,
    },
  },
}
