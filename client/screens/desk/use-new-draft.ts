// What a booking that nobody drew starts with: the practitioner and the day in view.
import type { Draft } from '#client/screens/appointment/subject.ts';
import { useScene } from './scene.ts';

/** Makes the draft of `N`: in a week view and on a doctor's page the practitioner is known. */
export function useNewDraft(): () => Draft {
  const { view, date, today, practitioner, place } = useScene();
  return () => {
    const isKnown = practitioner !== null && (view === 'week' || place.path === '/doctor');
    return { ...(date > today && { date }), ...(isKnown && { scheduleIds: [practitioner.id] }) };
  };
}
