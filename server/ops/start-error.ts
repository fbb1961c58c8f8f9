// Names the expected reasons for which Mawid does not start.

/** A reason not to start. The message is one sentence for the person at the terminal and says what to do; no stack is shown. */
export class StartError extends Error {
  override name = 'StartError';
}
