// How the pages are built: from client/ into dist/, with nothing inline, for browsers that know :dir() and light-dark().
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

type Chunk = { readonly fileName: string; readonly imports: readonly string[] };

const BROWSERS = ['chrome123', 'safari17.5', 'firefox120'];

/** Asks for the Arabic font together with the style sheet: it is needed on every page, names being Arabic. */
function preloadArabicFont(): Plugin {
  return {
    name: 'preload-arabic-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((file) => /vazirmatn-arabic.*\.woff2$/.test(file));
        if (font === undefined) return [];
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: true };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}

/**
 * Names the code of the desk to boot.js, which asks for it together with the entry's where the address needs it, so that
 * it does not wait until the entry has run.
 */
function nameDeskCode(): Plugin {
  return {
    name: 'name-desk-code',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk');
        const entry = chunks.find((one) => one.isEntry);
        const desk = chunks.find((one) => one.facadeModuleId?.endsWith('/screens/desk/desk.tsx'));
        const known = entry ? allImports(entry.fileName, chunks) : new Set<string>();
        const files = desk ? allImports(desk.fileName, chunks) : new Set<string>();
        const wanted = [...files].filter((file) => !known.has(file)).map((file) => `/${file}`);
        if (wanted.length === 0) return html;
        return html.replace('src="/boot.js"', `src="/boot.js" data-desk="${wanted.join(' ')}"`);
      },
    },
  };
}

/** A chunk and whatever it stands on, however deep: a browser need not look further than what it is told. */
function allImports(first: string, chunks: readonly Chunk[]): ReadonlySet<string> {
  const all = new Set([first]);
  for (const file of all)
    for (const one of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) all.add(one);
  return all;
}

const OTHER_LANGUAGE =
  /\/react-(?:aria|stately|aria-components)\/dist\/.*\/intl\/[^/]+\/(?!ar-AE|en-US)\w\w-\w\w\.mjs$/;

/** React Aria carries its few words in thirty languages; the house speaks two. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load: (file) => (OTHER_LANGUAGE.test(file) ? 'export default {};' : null),
  };
}

export const config = defineConfig({
  root: import.meta.dirname,
  plugins: [react(), onlyOurLanguages(), preloadArabicFont(), nameDeskCode()],
  build: {
    outDir: join(import.meta.dirname, '..', 'dist'),
    emptyOutDir: true,
    target: BROWSERS,
    cssTarget: BROWSERS,
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 800,
  },
});

export default config;
