const DEPORTATION =
  /deport|repatri|extradi|expel|expuls|hand(?:ed)? ?over|removal|sent back|abschieb|ausweisung|uitzet|trục xuất|遣返|驱逐|驅逐|送還|追放|추방|송환|เนรเทศ|ส่งกลับ/i
const ARREST =
  /arrest|detain|detention|custody|apprehen|raid|round-?up|festnahm|verhaft|interpell|detenci|detid|detenç|aanhoud|penangkap|ditangkap|bắt giữ|抓获|抓獲|逮捕|拘留|체포|จับกุม/i

/** The type that a word of a table means, in English or another language of its headings; null where it means none of ours. */
export function typeOf(text: string): 'arrest' | 'deportation' | null {
  if (DEPORTATION.test(text)) return 'deportation'
  if (ARREST.test(text)) return 'arrest'
  return null
}
