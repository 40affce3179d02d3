import { expect, test } from 'vitest'
import { applyMapping } from '../../../src/io/table/applyMapping.ts'
import { guessMapping } from '../../../src/io/table/guessMapping.ts'
import { readCountry } from '../../../src/io/table/readCountry.ts'
import { readCsvTable } from '../../../src/io/table/readCsvTable.ts'

const TABLES: Readonly<Record<string, string>> = {
  German: `Datum;Ort;Land;Ereignisart;Anzahl Personen;Staatsangehörigkeit;Quelle;Link
16.08.2017;Phnom Penh;Kambodscha;Festnahme;225;China;Zeitung;https://example.org/a
20. July 2017;Jakarta;Indonesien;Festnahme;150;China;Zeitung;https://example.org/b`,
  French: `Date,Ville,Pays,Type d’événement,Nombre de personnes,Nationalité,Journal
16/08/2017,Phnom Penh,Cambodge,Arrestation,225,Chine,Le Journal
20/07/2017,Jakarta,Indonésie,Arrestation,150,Chine,Le Journal`,
  Spanish: `Fecha,Ciudad,País,Tipo,Personas detenidas,Nacionalidad,Fuente
16/08/2017,Phnom Penh,Camboya,Detención,225,China,Diario
20/07/2017,Jakarta,Indonesia,Detención,150,China,Diario`,
  Indonesian: `Tanggal,Kota,Negara,Jenis,Jumlah orang,Kewarganegaraan,Sumber
2017-08-16,Phnom Penh,Kamboja,Penangkapan,225,Tiongkok,Koran
2017-07-20,Jakarta,Indonesia,Penangkapan,150,Tiongkok,Koran`,
  Vietnamese: `Ngày,Thành phố,Quốc gia,Loại,Số người,Quốc tịch,Nguồn
2017-08-16,Phnom Penh,Campuchia,Bắt giữ,225,Trung Quốc,Báo
2017-07-20,Jakarta,Indonesia,Bắt giữ,150,Trung Quốc,Báo`,
  Chinese: `日期,地点,国家,类型,人数,国籍,来源
2017-08-16,Phnom Penh,柬埔寨,逮捕,225,中国,报
2017-07-20,Jakarta,印度尼西亚,逮捕,150,中国,报`,
}

test.each(Object.keys(TABLES))('a table with headings in %s is understood as it stands', (language) => {
  const read = readCsvTable(new TextEncoder().encode(TABLES[language]))
  if ('failure' in read) throw new Error(read.failure)
  const { records } = applyMapping(read.table, guessMapping(read.table).mapping, '')
  expect(
    records.map(({ type, count, date, people, places, sources }) => [
      type,
      count.min,
      date.start,
      people[0]?.nationality,
      places[0]?.name,
      places[0]?.country,
      sources.length,
    ]),
  ).toEqual([
    ['arrest', 225, '2017-08-16', 'CN', 'Phnom Penh', 'KH', 1],
    ['arrest', 150, '2017-07-20', 'CN', 'Jakarta', 'ID', 1],
  ])
})

test('the English name of a country is asked first, and short words of other languages are none', () => {
  expect(['Georgia', 'Jordan', 'Oman', 'Chile', 'Kambodscha', '柬埔寨'].map(readCountry)).toEqual([
    'GE',
    'JO',
    'OM',
    'CL',
    'KH',
    'KH',
  ])
  expect(['Y', 'Uc', 'Anh', 'Ira'].map(readCountry)).toEqual([null, null, null, null])
})
