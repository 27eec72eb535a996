/**
 * Runs `prepare` when somebody first touches the page or presses a key: what nobody needs before that is loaded then, and is there when the
 * finger is lifted.
 */
export function onFirstInput(document: Document, prepare: () => void): void {
  const inputs = new AbortController();
  const options = { capture: true, passive: true, signal: inputs.signal };
  const onInput = () => {
    inputs.abort();
    prepare();
  };
  for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, onInput, options);
}
