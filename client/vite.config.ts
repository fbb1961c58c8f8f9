// How the pages are built: from client/ into dist/, with nothing inline, for browsers that know :dir() and light-dark().
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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
  plugins: [react(), onlyOurLanguages(), preloadArabicFont()],
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
