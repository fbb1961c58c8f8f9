// Phone numbers in the groups their country reads them in.

const GROUPS: readonly (readonly [prefix: string, groups: readonly number[]])[] = [
  ['+966', [2, 3, 4]],
  ['+971', [2, 3, 4]],
  ['+965', [4, 4]],
  ['+973', [4, 4]],
  ['+974', [4, 4]],
  ['+968', [4, 4]],
  ['+967', [3, 3, 3]],
  ['+962', [1, 4, 4]],
  ['+961', [2, 3, 3]],
  ['+964', [3, 3, 4]],
  ['+963', [3, 3, 3]],
  ['+212', [3, 3, 3]],
  ['+20', [2, 4, 4]],
  ['+1', [3, 3, 4]],
];
const ELSEWHERE = [3, 3, 4];

/** The number in groups, digits as stored (0-9): Arabic-Indic ones in groups would be read from the wrong end. */
export function formatPhone(phone: string): string {
  const known = GROUPS.find(([prefix]) => phone.startsWith(prefix));
  if (known) return [known[0], ...grouped(phone.slice(known[0].length), known[1])].join(' ');
  if (phone.startsWith('+')) return [phone.slice(0, 4), ...grouped(phone.slice(4), ELSEWHERE)].join(' ');
  return grouped(phone, ELSEWHERE).join(' ');
}

function grouped(digits: string, groups: readonly number[]): string[] {
  const parts: string[] = [];
  let rest = digits;
  for (const size of groups) {
    if (rest === '') return parts;
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return rest === '' ? parts : [...parts.slice(0, -1), (parts.at(-1) ?? '') + rest];
}
