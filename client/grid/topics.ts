// Topics: who wants to hear of what, by name.

/** A list of listeners per topic. */
export interface Topics {
  /** Listens to one topic; answers with the way to stop. */
  on(topic: string, hear: () => void): () => void;
  /** Calls the listeners of these topics, each topic once. */
  tell(...topics: readonly (string | null | undefined)[]): void;
}

/** Topics without listeners. */
export function makeTopics(): Topics {
  const listeners = new Map<string, Set<() => void>>();
  return {
    on(topic, hear) {
      const list = listeners.get(topic) ?? new Set();
      listeners.set(topic, list.add(hear));
      return () => {
        list.delete(hear);
        if (list.size === 0) listeners.delete(topic);
      };
    },
    tell(...topics) {
      for (const topic of new Set(topics)) {
        if (typeof topic === 'string') for (const hear of listeners.get(topic) ?? []) hear();
      }
    },
  };
}
