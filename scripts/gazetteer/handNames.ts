/**
 * Names in other scripts that the sources lack: of places that this subject needs, as the titles of their articles in the
 * Chinese, Khmer, Thai, Burmese, Vietnamese, Korean and Japanese Wikipedia have them. By country and the name that the
 * Latin gazetteer has.
 */
export const HAND_NAMES: ReadonlyArray<readonly [country: string, name: string, names: readonly string[]]> = [
  ['KH', 'Poipet', ['波贝', '波貝', '波比', 'ปอยเปต', 'โปยเปต', '포이펫', 'ポイペト']],
  ['KH', 'Bavet', ['巴域', 'បាវិត', 'บาเวต', '바벳', 'バベット']],
  [
    'KH',
    'Sihanoukville',
    ['西哈努克', '西哈努克港', '西港', 'ព្រះសីហនុ', 'កំពង់សោម', 'สีหนุวิลล์', '시아누크빌', 'シハヌークビル'],
  ],
  ['KH', 'Siem Reap', ['暹粒', 'សៀមរាប', 'เสียมราฐ', 'เสียมเรียบ', '시엠레아프', '씨엠립', '시엠립', 'シェムリアップ']],
  ['KH', 'Tboung Khmum', ['特本克蒙', '特本克蒙省', 'ត្បូងឃ្មុំ', 'ตโบงฆมุม', '트봉크뭄', 'トボンクムン']],
  ['KH', "O'Smach", ['奥斯玛', 'អូរស្មាច់', 'โอเสม็ด']],
  ['MM', 'KK Park', ['KK园区', 'KK園區', 'เคเคปาร์ก']],
  ['MM', 'Shwe Kokko', ['水沟谷', '水溝谷', 'ရွှေကုက္ကို', 'ชเวโก๊กโก่', '슈웨코코']],
  ['MM', 'Myawaddy', ['妙瓦底', 'မြဝတီ', 'เมียวดี', '미야와디', 'ミャワディ']],
  ['MM', 'Tachileik', ['大其力', 'တာချီလိတ်', 'ท่าขี้เหล็ก', '타칠레익']],
  ['MM', 'Muse', ['木姐', 'မူဆယ်', 'มูเซ']],
  ['MM', 'Laukkaing', ['老街', '老街市', 'လောက်ကိုင်', 'เล่าก์ก่าย']],
  ['MM', 'Naypyidaw', ['内比都', '內比都', '奈比多', 'နေပြည်တော်']],
  [
    'LA',
    'Golden Triangle Special Economic Zone',
    ['金三角经济特区', '金三角經濟特區', '金木棉', 'ເຂດເສດຖະກິດພິເສດສາມຫຼ່ຽມຄຳ'],
  ],
  ['LA', 'Vientiane', ['永珍', '万象', '萬象', 'วียงจันทน์', 'เวียงจันทน์', 'ວຽງຈັນ']],
  ['LK', 'Colombo', ['科伦坡', '可倫坡', '콜롬보', 'コロンボ']],
  ['PH', 'Tarlac', ['打拉', '打拉省']],
  ['PH', 'Pasay', ['帕赛', '帕賽']],
  ['TH', 'Mae Sot', ['湄索', '美索', 'แม่สอด', '매솟', 'メーソート']],
  ['TH', 'Aranyaprathet', ['亚兰', '亞蘭', 'อรัญประเทศ']],
]
