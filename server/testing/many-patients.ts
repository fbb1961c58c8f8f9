// Patients of a big clinic, made up and always the same: Arabic and English names in the shares and spellings of a real one.
import type { Patient } from '#shared/model/patient.ts';

/** A made-up patient, and what somebody types who looks for them. */
export type MadePatient = Pick<Patient, 'name' | 'phone' | 'fileNumber' | 'birthDate'> & { readonly typed: string };

const given =
  'محمد أحمد عبدالله فاطمة نورة علي سارة خالد مريم إبراهيم يوسف عائشة عمر هدى حسن سعود ليلى آمنة عبدالرحمن فهد منى ' +
  'سلمان ريم طارق هند مصطفى لطيفة ناصر جواهر بندر أسماء رائد شيماء مؤيد رؤى ماجد غادة وائل هيفاء زياد لمى';
const families =
  'القحطاني الغامدي العتيبي الشمري الحربي المطيري الزهراني الدوسري العنزي الشهري المالكي السبيعي الأحمد البلوي الجهني ' +
  'الرشيدي العمري الخالدي الثقفي اليامي الهاشمي النجار الحداد المصري الشامي البغدادي السوداني الحلبي الصالح المنصور ' +
  'الراشد الفارس الكعبي التميمي الأنصاري القرشي النعيمي الحسيني الموسوي الجبوري الدليمي الكبيسي الراوي العاني';
const givenInEnglish =
  'Maria John Priya Mohammed Grace Ahmed Rajesh Anna Joseph Fatima Suresh Mary David Lakshmi Omar Rose';
const familiesInEnglish =
  'Santos Cruz Kumar Reyes Thomas Khan Mathew George Garcia Nair Varghese Ali Bautista Joseph Fernandez Pillai Dela-Cruz Smith';

/** How somebody else writes the same letters. */
const otherLetters: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ة: 'ه', ى: 'ي', ي: 'ى', ؤ: 'و' };

function spelledOtherwise(name: string): string {
  return Array.from(name)
    .map((letter) => otherLetters[letter] ?? letter)
    .join('');
}

/** Numbers from 0 to 1, the same for the same seed. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many patients, whose file numbers count from 1; the first names of a list are the most frequent. */
export function madePatients(count: number): MadePatient[] {
  const chance = chances(62);
  const lists = [given, families, givenInEnglish, familiesInEnglish].map((words) => words.split(' '));
  const oneOf = (list: readonly string[] = []) => list[Math.floor(chance() ** 2 * list.length)] ?? '';
  return Array.from({ length: count }, (_, at) => {
    const isArabic = chance() < 0.7;
    const [first, last] = isArabic ? [lists[0], lists[1]] : [lists[2], lists[3]];
    const [own, father, family] = [oneOf(first), oneOf(first), oneOf(last)];
    const year = 1930 + Math.floor(chance() * 95);
    const digits = String(Math.floor(chance() * 1e8)).padStart(8, '0');
    return {
      name: `${own} ${father} ${family}`,
      typed: spelledOtherwise(`${own} ${family}`).toLowerCase(),
      phone: `+9665${digits}`,
      birthDate: `${year}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`,
      fileNumber: at + 1,
    };
  });
}

/** What somebody types, letter by letter, from the first sign to the last. */
export function letterByLetter(text: string): string[] {
  const letters = Array.from(text);
  return letters.map((_, at) => letters.slice(0, at + 1).join(''));
}
