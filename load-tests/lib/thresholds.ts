// The promises of speed and of right answers that the load scripts hold the system to.

/** For each script, what its metrics must come to; in the words of k6. */
export const thresholds: Readonly<Record<'rush' | 'day' | 'watching', Readonly<Record<string, readonly string[]>>>> = {
  rush: {
    bookings_won: ['count==20'],
    bookings_lost: ['count==980'],
    answers_wrong: ['count==0'],
    answer_time: ['p(99)<1000'],
  },
  day: {
    answers_wrong: ['count==0'],
    answer_time: ['p(50)<50', 'p(99)<500'],
  },
  watching: {
    versions_missed: ['count==0'],
    answers_wrong: ['count==0'],
    commit_to_screen: ['p(50)<50', 'p(99)<250'],
  },
};
