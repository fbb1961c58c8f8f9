// Before the first paint: the theme, density and language that this device chose are shown, as kit/preferences.ts keeps them,
// and the code of the desk is asked for where it is needed next.
(function boot() {
  const page = document.documentElement;
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('mawid.display')) ?? {};
  } catch {
    return;
  }
  if (chosen.theme === 'light' || chosen.theme === 'dark') page.dataset.theme = chosen.theme;
  if (chosen.density === 'comfortable') page.dataset.density = 'comfortable';
  if (chosen.language === 'en') {
    page.lang = 'en';
    page.dir = 'ltr';
  }
})();

// The desk itself, and where somebody signs in to come to it; a screen on a wall never needs it.
(function fetchDesk() {
  if (!['/', '/doctor', '/sign-in', '/password'].includes(location.pathname)) return;
  for (const file of document.currentScript?.dataset.desk?.split(' ') ?? []) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = 'anonymous';
    link.href = file;
    document.head.append(link);
  }
})();
