// Before the first paint: the theme, density and language this device chose, as kit/preferences.ts keeps them.
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
