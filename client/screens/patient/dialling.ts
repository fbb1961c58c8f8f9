// Phone numbers as a messenger dials them: the country first, digits only.

type Country = { readonly code: string; readonly trunk: string };

/** Of each region the country's code, and what stands before a number dialled inside it. */
const COUNTRIES: Readonly<Record<string, Country>> = {
  AE: { code: '971', trunk: '0' },
  BH: { code: '973', trunk: '' },
  DZ: { code: '213', trunk: '0' },
  EG: { code: '20', trunk: '0' },
  GB: { code: '44', trunk: '0' },
  IQ: { code: '964', trunk: '0' },
  JO: { code: '962', trunk: '0' },
  KW: { code: '965', trunk: '' },
  LB: { code: '961', trunk: '0' },
  LY: { code: '218', trunk: '0' },
  MA: { code: '212', trunk: '0' },
  OM: { code: '968', trunk: '' },
  PS: { code: '970', trunk: '0' },
  QA: { code: '974', trunk: '' },
  SA: { code: '966', trunk: '0' },
  SD: { code: '249', trunk: '0' },
  SY: { code: '963', trunk: '0' },
  TN: { code: '216', trunk: '' },
  TR: { code: '90', trunk: '0' },
  US: { code: '1', trunk: '' },
  YE: { code: '967', trunk: '0' },
};
/** The longest number there is, by the rules of the world's exchanges. */
const LONGEST = 15;

/**
 * The number with its country and without signs; a local one gets the country of the clinic's region (`SA`). Null
 * where no country can be told, or the number is too long to be one.
 */
export function internationalDigits(phone: string, region: string): string | null {
  const digits = phone.replace(/\D/g, '');
  if (phone.startsWith('+')) return fitting(digits);
  if (digits.startsWith('00')) return fitting(digits.slice(2));
  const country = COUNTRIES[region];
  if (!country) return null;
  const { code, trunk } = country;
  if (trunk !== '' && digits.startsWith(trunk)) return fitting(code + digits.slice(trunk.length));
  // Written with the country but without its plus: nobody's local number is that long.
  const isWhole = digits.startsWith(code) && digits.length >= code.length + 8;
  return fitting(isWhole ? digits : code + digits);
}

/** The address that opens a chat with a number of `internationalDigits`, the text typed in already. */
export function chatAddress(digits: string, text: string): string {
  return `https://wa.me/${digits}${text === '' ? '' : `?text=${encodeURIComponent(text)}`}`;
}

function fitting(digits: string): string | null {
  return digits.length >= 7 && digits.length <= LONGEST ? digits : null;
}
