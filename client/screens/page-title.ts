// What the tab is called: the page's own title, and over it the cover's.
import { useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useSettings } from '#client/live/hooks.ts';
import { isolate } from '#shared/i18n/isolate.ts';
import { nameIn } from './desk/names.ts';

let own = '';
let over: string | null = null;

/** Calls the page so; the tab as well, unless something lies over the page. */
export function titlePage(title: string): void {
  own = title;
  show();
}

/** Calls the tab so whatever the page below is called; null gives it the page's title again. */
export function titleOver(title: string | null): void {
  over = title;
  show();
}

/** Calls the page so, with its clinic and the app; again where the language is shown anew, which calls the tab after the app. */
export function usePageTitle(first: string): void {
  const { t } = useTranslation();
  const title = useFullTitle(first);
  useEffect(() => titlePage(title), [title, t]);
}

/** Calls the tab so over its page for as long as it is mounted. */
export function useTitleOver(first: string): void {
  const { t } = useTranslation();
  const title = useFullTitle(first);
  useLayoutEffect(() => {
    titleOver(title);
    return () => titleOver(null);
  }, [title, t]);
}

/** `first`, the clinic, the app. */
function useFullTitle(first: string): string {
  const { t } = useTranslation();
  const format = useFormat();
  const settings = useSettings();
  const clinic = settings ? nameIn(format.settings.language, settings.clinic) : '';
  const parts = [first, clinic, t(($) => $.common.app.name)].filter((part) => part !== '');
  return parts.map((part) => isolate(part, format.direction)).join(' – ');
}

function show(): void {
  const title = over ?? own;
  if (title !== '') document.title = title;
}
