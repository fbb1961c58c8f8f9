// The entry of the pages: asks for what the address needs, speaks the reader's language, then draws.
import { createRoot } from 'react-dom/client';
import { speak } from './i18n/words.ts';
import { Announcer } from './kit/announce.tsx';
import { GULF_HABITS } from './kit/locale.tsx';
import { preferences } from './kit/preferences.ts';
import { ToastRegion } from './kit/toast-region.tsx';
import { App, prepare } from './screens/app.tsx';
import { Crash } from './screens/crash.tsx';
import { regionOf } from '#shared/i18n/language.ts';

prepare();
const chosen = preferences();
await speak(chosen.language ?? 'ar', regionOf(GULF_HABITS.locale), chosen.digits ?? GULF_HABITS.digits);

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <Crash>
      <App />
      <ToastRegion />
      <Announcer />
    </Crash>,
  );
}
