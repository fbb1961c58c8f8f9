// The patients of a demonstration clinic: invented people with names as they are heard at a front desk.
import { v5 } from 'uuid';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Chance } from './chance.ts';

type Names = readonly [string, ...string[]];

const women: Names = ['نورة', 'فاطمة', 'خديجة', 'مريم', 'هند', 'زينب', 'عائشة', 'لطيفة', 'ريم', 'أمل', 'سلمى', 'جواهر'];
const men: Names = [
  'محمد',
  'عبد الرحمن',
  'سلطان',
  'علي',
  'حسن',
  'إبراهيم',
  'فيصل',
  'ياسر',
  'بدر',
  'تركي',
  'صالح',
  'ناصر',
];
const families: Names = [
  'القحطاني',
  'السويدي',
  'الزهراني',
  'التميمي',
  'الدوسري',
  'الكعبي',
  'الشهري',
  'الغامدي',
  'المطيري',
  'الحارثي',
  'العمري',
  'باوزير',
];
const visitors: Names = ['Omar Haddad', 'Lina Qasim', 'Maria Santos', 'John Mathew', 'Amina Yusuf', 'Anil Kumar'];

/** So many patients with phones of a country, file numbers from 1; their ids follow from the clinic's. */
export function inventPatients(clinicId: Id, count: number, prefix: string, chance: Chance): Patient[] {
  return Array.from({ length: count }, (_, at) => inventPatient(v5(`patient ${at}`, clinicId), at + 1, prefix, chance));
}

function inventPatient(id: Id, fileNumber: number, prefix: string, chance: Chance): Patient {
  const female = chance.happens(0.55);
  const given = chance.pick(female ? women : men);
  const between = chance.happens(0.3) ? ` ${chance.pick(men)}` : '';
  const arabic = `${given}${between} ${chance.pick(families)}`;
  const year = 1940 + chance.below(80);
  const month = String(1 + chance.below(12)).padStart(2, '0');
  const day = String(1 + chance.below(28)).padStart(2, '0');
  return {
    id,
    name: chance.happens(0.08) ? chance.pick(visitors) : arabic,
    phone: `${prefix}${String(1_000_000 + chance.below(8_999_999))}`,
    birthDate: `${year}-${month}-${day}`,
    sex: female ? 'female' : 'male',
    nationalId: null,
    fileNumber,
    note: '',
    active: true,
    mergedInto: null,
    version: 1,
  };
}
