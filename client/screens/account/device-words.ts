// A device in words: the browser and the system a user agent tells of.

/** What a user agent tells; null where it tells nothing that anybody would recognise. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** The first that fits: most browsers name their ancestors too, so the youngest stand first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(?:intosh| OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** The browser and the system of a user agent, each by its own name in any language. */
export function deviceOf(agent: string | null): Device {
  return { browser: named(BROWSERS, agent), system: named(SYSTEMS, agent) };
}

function named(names: readonly (readonly [RegExp, string])[], agent: string | null): string | null {
  return names.find(([sign]) => agent !== null && sign.test(agent))?.[1] ?? null;
}
