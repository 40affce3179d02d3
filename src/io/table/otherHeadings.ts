import type { Role } from './mapping.ts'

/**
 * What columns of a role are called in German, French, Spanish, Portuguese, Italian, Dutch, Indonesian, Vietnamese,
 * Chinese, Japanese, Korean and Thai: whole names in lower case, without their accents.
 */
const OTHER_NAMES: Readonly<Partial<Record<Role, string>>> = {
  type: 'art|typ|ereignis|ereignisart|vorfallart|type d evenement|tipo|tipo de evento|tipo di evento|soort|jenis|loai|类型|類型|種類|유형|ประเภท',
  count:
    'anzahl|zahl|personen|festgenommene|verhaftete|festnahmen|abgeschobene|anzahl personen|anzahl festgenommener|nombre|personnes|arretes|interpelles|nombre de personnes|personnes arretees|expulses|numero|cantidad|personas|detenidos|arrestados|deportados|numero de personas|personas detenidas|quantidade|pessoas|presos|detidos|numero di persone|persone|arrestati|fermati|aantal|aantal personen|aangehouden|jumlah|jumlah orang|orang|ditangkap|so nguoi|so nguoi bi bat|人数|人數|抓获人数|人員|逮捕者数|명수|인원|체포 인원|จำนวน|จำนวนคน',
  count_min: 'mindestens|minimo|au moins|al menos|no minimo|almeno|minstens|sedikitnya|至少|최소',
  count_max: 'hochstens|maximal|maximo|au plus|como maximo|massimo|hoogstens|paling banyak|至多|최대',
  date: 'datum|tag|datum der festnahme|date de l evenement|jour|fecha|fecha del evento|dia|data|giorno|dag|tanggal|ngay|日期|日付|날짜|วันที่',
  date_end:
    'enddatum|bis|datum bis|date de fin|fin|fecha final|fecha fin|fim|data final|fine|tot|tanggal selesai|ngay ket thuc|结束日期|結束日期|終了日|종료일',
  place:
    'ort|stadt|gemeinde|ort der festnahme|tatort|lieu|ville|commune|lugar|ciudad|localidad|municipio|cidade|local|luogo|citta|comune|plaats|stad|gemeente|lokasi|tempat|kota|dia diem|thanh pho|地点|地點|城市|場所|장소|도시|สถานที่',
  admin1:
    'provinz|bundesland|kanton|departement|provincia|estado|departamento|regione|provincie|provinsi|tinh|省|省份|都道府県|주|จังหวัด',
  country: 'land|staat|pays|pais|paese|negara|quoc gia|nuoc|国家|國家|国|국가|나라|ประเทศ',
  lat: 'breite|breitengrad|geographische breite|latitud|latitudine|breedtegraad|lintang|vi do|纬度|緯度|위도|ละติจูด',
  lon: 'lange|langengrad|geographische lange|longitud|longitudine|lengtegraad|bujur|kinh do|经度|經度|経度|경도|ลองจิจูด',
  origin:
    'herkunft|abgeschoben aus|aus|von|pays de depart|depart|origen|desde|deportado desde|origem|origine|partenza|herkomst|asal|noi di|出发地|出發地|출발지',
  destination:
    'ziel|zielland|abgeschoben nach|nach|pays de destination|arrivee|destino|deportado a|destinazione|arrivo|bestemming|tujuan|noi den|目的地|行き先|목적지|ปลายทาง',
  nationality:
    'nationalitat|staatsangehorigkeit|staatsburgerschaft|nationalite|nationalites|nacionalidad|nacionalidades|nacionalidade|nazionalita|cittadinanza|nationaliteit|kewarganegaraan|quoc tich|国籍|國籍|국적|สัญชาติ',
  summary:
    'zusammenfassung|beschreibung|kurzbeschreibung|resume|description de l evenement|resumen|descripcion|resumo|descricao|riassunto|descrizione|samenvatting|beschrijving|ringkasan|keterangan|tom tat|mo ta|摘要|说明|說明|概要|요약|สรุป',
  notes:
    'notizen|anmerkung|anmerkungen|bemerkung|bemerkungen|remarques|notas|observaciones|note|opmerkingen|catatan|ghi chu|备注|備註|備考|비고|หมายเหตุ',
  publisher:
    'quelle|medium|zeitung|journal|fuente|medio|periodico|fonte|giornale|bron|krant|sumber|nguon|来源|來源|出典|출처|แหล่งที่มา',
  title: 'titel|uberschrift|titre|titulo|titolo|judul|tieu de|标题|標題|見出し|제목|หัวข้อ',
  url: 'verweis|internetadresse|lien|enlace|vinculo|tautan|lien web|duong dan|链接|連結|링크|ลิงก์',
  published:
    'veroffentlicht|erschienen|publie|date de publication|publicado|fecha de publicacion|pubblicato|gepubliceerd|diterbitkan|发布日期|發布日期|掲載日|게재일',
}

const ROLES_OF: ReadonlyMap<string, Role> = new Map(
  Object.entries(OTHER_NAMES).flatMap(([role, names]) => names.split('|').map((name) => [name, role as Role] as const)),
)

/** Combining marks of Latin letters; those of other scripts are letters of their own. */
const ACCENTS = /[\u0300-\u036f]/g

/** The role of a column that is called so in another language than English; `name` in lower case, words apart. */
export const otherRoleOf = (name: string): Role | undefined =>
  ROLES_OF.get(
    name.normalize('NFD').replaceAll(ACCENTS, '').normalize('NFC').replaceAll('đ', 'd').replaceAll('ß', 'ss'),
  )
