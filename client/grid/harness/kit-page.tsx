// The kit's pieces of working together alone on a page: two versions side by side, a countdown, a toast with its key.
import { useState } from 'react';
import { Announcer } from '#client/kit/announce.tsx';
import { Button } from '#client/kit/button.tsx';
import { now } from '#client/kit/clock.ts';
import { Countdown } from '#client/kit/countdown.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { ToastRegion } from '#client/kit/toast-region.tsx';
import { toast } from '#client/kit/toasts.ts';
import { Versus, type VersusSide } from '#client/kit/versus.tsx';

const words = {
  ar: {
    title: 'تغيّر الموعد قبل حفظك',
    sides: ['النسخة الحالية (منى)', 'تغييرك'],
    rows: [
      ['with', 'لدى', 'د. خالد العتيبي', 'د. سارة الهاشمي'],
      ['time', 'الوقت', '١٢:٠٠–١٢:١٥ م', '١١:٤٥ ص – ١٢:٠٠ م'],
      ['service', 'الخدمة', 'متابعة', 'متابعة'],
      ['note', 'ملاحظة', 'يحضر مع والدته، ويحتاج كرسيًا متحركًا.', 'Brings the old X-ray.'],
    ],
    actions: ['إلغاء', 'إبقاء نسخة منى', 'تطبيق تغييري'],
    toast: 'نُقل موعد مريم يوسف',
    undo: 'تراجع',
  },
  en: {
    title: 'The appointment changed before you saved',
    sides: ['Current version (Mona)', 'Your change'],
    rows: [
      ['with', 'With', 'Dr Khalid Alotaibi', 'Dr Sara Alhashmi'],
      ['time', 'Time', '12:00 – 12:15 PM', '11:45 AM – 12:00 PM'],
      ['service', 'Service', 'Follow-up', 'Follow-up'],
      ['note', 'Note', 'Comes with his mother and needs a wheelchair.', 'Brings the old X-ray.'],
    ],
    actions: ['Cancel', 'Keep Mona’s', 'Apply mine'],
    toast: 'Moved Maryam Yusuf',
    undo: 'Undo',
  },
} as const;

/** An alert dialog as a conflict has it, over a page with a toast. */
export function KitPage({ language }: { readonly language: 'ar' | 'en' }) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({
    with: 'theirs',
    time: 'mine',
    note: 'mine',
  });
  const { title, sides, rows, actions, toast: said, undo } = words[language];
  const sideOf = (id: 'theirs' | 'mine', index: 0 | 1): VersusSide => ({
    id,
    title: sides[index],
    by: index === 0 ? { id: 'mona', name: 'منى' } : undefined,
    rows: rows.map(([row, label, theirs, mine]) => ({
      id: row,
      label,
      value: <bdi>{index === 0 ? theirs : mine}</bdi>,
      changed: theirs !== mine,
    })),
  });
  const say = () => toast({ text: said, staysMs: 8000, action: { text: undo, hint: 'Ctrl Z', run: () => {} } });
  return (
    <main className="page">
      <Dialog
        title={title}
        isOpen
        isAlert
        size="l"
        onClose={() => {}}
        actions={actions.map((text, index) => (
          <Button key={text} variant={index === 2 ? 'primary' : 'plain'} autoFocus={index === 0} onPress={say}>
            {text}
          </Button>
        ))}
      >
        <Countdown endsAt={now() + 248_000} label={title} />
        <Versus
          label={title}
          sides={[sideOf('theirs', 0), sideOf('mine', 1)]}
          choice={{ chosen, onChoose: (row, side) => setChosen((before) => ({ ...before, [row]: side })) }}
        />
      </Dialog>
      <ToastRegion />
      <Announcer />
    </main>
  );
}
