// Following one topic of a store from a component.
import { useCallback, useSyncExternalStore } from 'react';

interface Listenable {
  on(topic: string, hear: () => void): () => void;
}

/** What `read` answers, read again whenever the topic is told; it must answer the same object for the same state. */
export function useTopic<T>(store: Listenable, topic: string, read: () => T): T {
  const subscribe = useCallback((hear: () => void) => store.on(topic, hear), [store, topic]);
  return useSyncExternalStore(subscribe, read, read);
}
